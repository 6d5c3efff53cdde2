import {
  ARTICLE_CHOICES,
  HEAD_CHOICES,
  PART_CHOICES,
  readableFacts,
  usesIn,
  type PackageContent,
  type ReadableFact,
  type Use,
} from "../../../domain/taxation/index.js";
import { CHARGED_REVENUE_ITEMS, revenueItemName } from "../../../read-models/taxation/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { NamedCodeRef } from "../casework/catalogue/words.js";

const fact = objectType<ReadableFact>("ReadableFact", "inherit", "A fact that conditions and bases may read.");
fact.implement((t) => ({
  path: t.exposeString("path", { description: "`subject.areaM2`, `taxpayer.kind`, `period.month`." }),
  type: t.exposeString("type"),
  required: t.exposeBoolean("required", { description: "It is known of every object of the kind." }),
  operators: t.stringList({ description: "The comparisons that fit it.", resolve: ({ operators }) => [...operators] }),
  codes: t.stringList({
    nullable: true,
    description: "The only values that it may have; null: not of a list.",
    resolve: ({ codes }) => (codes ? [...codes] : null),
  }),
}));

interface SubjectFacts {
  readonly subject: string;
  readonly facts: readonly ReadableFact[];
}
const subjectFacts = objectType<SubjectFacts>("SubjectFacts", "inherit", "The facts of one kind of taxable object.");
subjectFacts.implement((t) => ({
  subject: t.exposeString("subject"),
  facts: t.field({ type: [fact.reference], resolve: ({ facts }) => [...facts] }),
}));

const use = objectType<Use>(
  "PackageUse",
  "inherit",
  "That a package names something of itself, by the paths of the checks.",
);
use.implement((t) => ({
  of: t.exposeString("of", { description: "`zones[city]`, `vocabularies[building-use][office]`." }),
  by: t.exposeString("by", { description: "`items[building-tax].rates[residential]`." }),
}));

const vocabulary = objectType<{ readonly content: PackageContent }>(
  "PackageVocabulary",
  "package.draft",
  "What the parts of a fiscal package are chosen from, and what of it is used where.",
);
vocabulary.implement((t) => {
  const listed = (codes: readonly string[]) => t.stringList({ resolve: () => [...codes] });
  return {
    kinds: listed(ARTICLE_CHOICES.kinds),
    groups: listed(ARTICLE_CHOICES.groups),
    modes: listed(ARTICLE_CHOICES.modes),
    payerKinds: listed(ARTICLE_CHOICES.payerKinds),
    baseKinds: listed(ARTICLE_CHOICES.baseKinds),
    periods: listed(ARTICLE_CHOICES.periods),
    prorations: listed(ARTICLE_CHOICES.prorations),
    instalmentKinds: listed(ARTICLE_CHOICES.instalmentKinds),
    rateTypes: listed(ARTICLE_CHOICES.rateTypes),
    reliefKinds: listed(ARTICLE_CHOICES.reliefKinds),
    fieldTypes: listed(PART_CHOICES.fieldTypes),
    fieldUnits: listed(PART_CHOICES.fieldUnits),
    collectorKinds: listed(PART_CHOICES.collectorKinds),
    statuses: listed(HEAD_CHOICES.statuses),
    liabilityStarts: listed(HEAD_CHOICES.liabilityStarts),
    liabilityEnds: listed(HEAD_CHOICES.liabilityEnds),
    dueDateRolls: listed(HEAD_CHOICES.dueDateRolls),
    revenueItems: t.field({
      type: [NamedCodeRef],
      description: "The items of the budget that it may come into.",
      resolve: () => CHARGED_REVENUE_ITEMS.map((code) => ({ code, name: revenueItemName(code) })),
    }),
    subjects: t.field({
      type: [subjectFacts.reference],
      resolve: ({ content }) => [...readableFacts(content)].map(([subject, facts]) => ({ subject, facts })),
    }),
    uses: t.field({
      type: [use.reference],
      description: "What of the package is used in it: none of that can be taken away.",
      resolve: ({ content }) => [...usesIn(content)],
    }),
  };
});

/** `packageVocabulary`: what the editors of a draft offer to choose from, for a content as it stands. */
export function addPackageVocabulary(): void {
  builder.queryField("packageVocabulary", (t) =>
    t.field({
      type: vocabulary.reference,
      description:
        "What parts of this content may choose from: closed lists, and the facts of its kinds of object; and what uses what.",
      extensions: access("package.draft"),
      args: { content: t.arg({ type: "JSON", required: true }) },
      resolve: (_root, args) => ({ content: args.content as PackageContent }),
    }),
  );
}
