import { ARTICLE_CHOICES, readableFacts, type ReadableFact } from "../../../domain/taxation/index.js";
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

const vocabulary = objectType<readonly SubjectFacts[]>(
  "PackageVocabulary",
  "package.draft",
  "What an article of a fiscal package is chosen from.",
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
    revenueItems: t.field({
      type: [NamedCodeRef],
      description: "The items of the budget that it may come into.",
      resolve: () => CHARGED_REVENUE_ITEMS.map((code) => ({ code, name: revenueItemName(code) })),
    }),
    subjects: t.field({ type: [subjectFacts.reference], resolve: (subjects) => [...subjects] }),
  };
});

/** `packageVocabulary`: what an editor of articles offers to choose from, for a content as it stands. */
export function addPackageVocabulary(): void {
  builder.queryField("packageVocabulary", (t) =>
    t.field({
      type: vocabulary.reference,
      description: "What articles of this content may choose from: closed lists, and the facts of its kinds of object.",
      extensions: access("package.draft"),
      args: { content: t.arg({ type: "JSON", required: true }) },
      resolve: (_root, { content }) => [...readableFacts(content)].map(([subject, facts]) => ({ subject, facts })),
    }),
  );
}
