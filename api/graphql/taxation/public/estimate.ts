import type {
  Estimate,
  EstimatedFactor,
  EstimatedLine,
  EstimatedRate,
  PublishedLaw,
  TaxableKind,
} from "../../../../application/taxation/index.js";
import { yearOf } from "../../../../domain/shared/index.js";
import { access } from "../../access/rules.js";
import { builder, objectType } from "../../builder.js";
import { WordsRef } from "../../casework/catalogue/words.js";
import { checkedYear, inputTypeOf, validated } from "../../inputs/index.js";
import { answered, publicTenant } from "../../read-guard.js";
import { EstimateInput } from "./inputs.js";

type Ground = TaxableKind["grounds"][number];
const ground = objectType<Ground>("ReliefGround", "inherit", "A ground on which less is due.");
ground.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
}));

const kind = objectType<TaxableKind>("TaxableKind", "inherit", "A kind of thing that is taxed.");
kind.implement((t) => ({
  kind: t.exposeString("kind"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  form: t.field({
    type: "JSON",
    description: "JSON Schema 2020-12 of its facts; labels of both languages in `x-label`.",
    resolve: ({ form }) => form,
  }),
  grounds: t.field({ type: [ground.reference], resolve: ({ grounds }) => [...grounds] }),
}));

const law = objectType<PublishedLaw>("PublishedLaw", "public", "The fiscal package in force of a year.");
law.implement((t) => ({
  year: t.exposeInt("year"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  notice: t.field({ type: WordsRef, resolve: ({ notice }) => notice }),
  decisionNumber: t.string({ resolve: ({ decision }) => decision.number }),
  decisionDate: t.field({ type: "CivilDate", resolve: ({ decision }) => decision.date }),
  decisionTitle: t.field({ type: WordsRef, resolve: ({ decision }) => decision.title }),
  content: t.field({
    type: "JSON",
    description: "The whole package, format defter.fiscal-package/1.",
    resolve: ({ content }) => content,
  }),
  subjects: t.field({ type: [kind.reference], resolve: ({ subjects }) => [...subjects] }),
}));

const ASSUMED = "No public source states the figure: the municipality has to confirm it.";
const factor = objectType<EstimatedFactor>("EstimatedFactor", "inherit", "A figure that the rate is multiplied with.");
factor.implement((t) => ({
  kind: t.exposeString("kind", { description: "`fact`, `cap` or `table`." }),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  value: t.exposeString("value"),
  assumed: t.exposeBoolean("assumed", { description: ASSUMED }),
}));

const rate = objectType<EstimatedRate>("EstimatedRate", "inherit", "The rate of a package that holds.");
rate.implement((t) => ({
  name: t.field({ type: WordsRef, nullable: true, resolve: ({ name }) => name }),
  type: t.exposeString("type", { description: "`amount` for one unit, `percent` of the value, or a `fixed` sum." }),
  figure: t.exposeString("figure"),
  per: t.exposeString("per"),
  source: t.exposeString("source", { nullable: true }),
  assumed: t.exposeBoolean("assumed", { description: ASSUMED }),
}));

type Modifier = EstimatedLine["modifiers"][number];
const modifier = objectType<Modifier>("EstimatedModifier", "inherit", "What changes the amount.");
modifier.implement((t) => ({
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  multiply: t.exposeString("multiply"),
  assumed: t.exposeBoolean("assumed", { description: ASSUMED }),
}));

type Relief = EstimatedLine["reliefs"][number];
const relief = objectType<Relief>("EstimatedRelief", "inherit", "What need not be paid, and why.");
relief.implement((t) => ({
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  amount: t.field({ type: "Lek", resolve: ({ amount }) => amount }),
  legalBasis: t.exposeString("legalBasis", { nullable: true }),
}));

type Due = EstimatedLine["due"][number];
const due = objectType<Due>("EstimatedInstalment", "inherit", "What is due by a day.");
due.implement((t) => ({
  on: t.field({ type: "CivilDate", resolve: ({ on }) => on }),
  amount: t.field({ type: "Lek", resolve: ({ amount }) => amount }),
}));

const line = objectType<EstimatedLine>("EstimatedLine", "inherit", "One tax or tariff, and how it came about.");
line.implement((t) => ({
  item: t.exposeString("item"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  kind: t.exposeString("kind", { description: "`tax` or `tariff`." }),
  subject: t.exposeString("subject", { description: "The kind of thing that it is due for." }),
  zone: t.field({ type: WordsRef, nullable: true, resolve: ({ zone }) => zone }),
  legalBasis: t.stringList({ resolve: ({ legalBasis }) => [...legalBasis] }),
  base: t.field({ type: [factor.reference], resolve: ({ base }) => [...base] }),
  rate: t.field({ type: rate.reference, resolve: (of) => of.rate }),
  modifiers: t.field({ type: [modifier.reference], resolve: ({ modifiers }) => [...modifiers] }),
  share: t.exposeString("share", { nullable: true, description: "The payer's part, as a fraction; null: the whole." }),
  proratedBy: t.exposeString("proratedBy", {
    nullable: true,
    description: "The part of the year that a sum is for: `7/12`; null: all of it.",
  }),
  months: t.exposeInt("months", { nullable: true, description: "Where it is due by the month." }),
  gross: t.field({ type: "Lek", resolve: ({ gross }) => gross }),
  reliefs: t.field({ type: [relief.reference], resolve: ({ reliefs }) => [...reliefs] }),
  net: t.field({ type: "Lek", resolve: ({ net }) => net }),
  due: t.field({ type: [due.reference], resolve: (of) => [...of.due] }),
}));

/** A tax or tariff in words: of an estimate, and of what was assessed. */
export const EstimatedLineRef = line.reference;

const estimate = objectType<Estimate>("Estimate", "public", "What would be due for a whole year.");
estimate.implement((t) => ({
  year: t.exposeInt("year"),
  total: t.field({ type: "Lek", resolve: ({ total }) => total }),
  lines: t.field({ type: [line.reference], resolve: ({ lines }) => [...lines] }),
}));

/** What would I pay? Open to everyone; nobody is named and nothing is kept. */
export function addEstimate(): void {
  builder.queryField("publishedLaw", (t) =>
    t.field({
      type: law.reference,
      description: "The fiscal package in force of a year, and what it asks of what is taxed. Open to everyone.",
      extensions: access("public"),
      args: { year: t.arg.int({ description: "Default: this year." }) },
      resolve: async (_root, { year }, context) => {
        const wanted = checkedYear(year ?? yearOf(context.today));
        return answered(await context.dependencies.taxation.publishedLaw(publicTenant(context), { year: wanted }));
      },
    }),
  );
  builder.queryField("estimate", (t) =>
    t.field({
      type: estimate.reference,
      description: "What would be due by the published package, with the way there. Open to everyone.",
      extensions: access("public"),
      args: { input: t.arg({ type: inputTypeOf(EstimateInput), required: true }) },
      resolve: async (_root, { input }, context) =>
        answered(await context.dependencies.taxation.estimate(publicTenant(context), validated(EstimateInput, input))),
    }),
  );
}
