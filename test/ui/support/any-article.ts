import fc from "fast-check";
import { ARTICLE_CHOICES } from "../../../domain/taxation/index.js";
import { newArticle } from "../../../ui/src/lib/desk/packages/article/arrange.js";

const line = fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.trim() || "a");
const both = fc.record({ sq: line, en: line });
const code = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}$/);
const figure = fc.constantFrom("0", "12", "0.65", "1200");
const whole = fc.integer({ min: 0, max: 400 });
const field = fc.constantFrom("subject.use", "taxpayer.kind", "subject.areaM2");
const scalar = fc.oneof(code, figure, whole, fc.boolean());
const comparison = fc.oneof(
  fc.record({ field, op: fc.constantFrom("eq", "ne", "lt", "lte", "gt", "gte", "contains"), value: scalar }),
  fc.record({ field, op: fc.constantFrom("in", "not-in"), value: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ field, op: fc.constantFrom("exists", "absent") }),
  fc.record({ not: fc.record({ field, op: fc.constant("contains"), value: code }) }),
);
/** However deep: deeper than the editor has fields for, too. */
const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    { weight: 3, arbitrary: comparison },
    fc.record({ any: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ all: fc.array(tie("condition"), { maxLength: 2 }) }),
    fc.record({ not: tie("condition") }),
    fc.record({ any: fc.array(comparison, { maxLength: 1 }), own: line }),
  ),
}));
const when = fc.array(condition, { maxLength: 3 });
const from = fc.oneof(
  fc.record({ source: line }),
  fc.record({ assumed: fc.constant(true), modelledOn: line, note: both }, { requiredKeys: ["assumed"] }),
);
const having = <Of extends object>(arbitrary: fc.Arbitrary<Of>) =>
  fc.tuple(arbitrary, from).map(([of, source]) => ({ ...of, ...source }));
const rate = fc.oneof(
  fc.record({ type: fc.constant("amount"), amount: figure }),
  fc.record({ type: fc.constant("percent"), percent: figure }),
  fc.record({ type: fc.constant("fixed"), amount: whole }),
  fc.record({ type: fc.constant("not-charged") }),
);
/** An article as anything might stand in it; whole by the fields that a new one has. */
export const anyArticle = fc.record(
  {
    ...{ code, name: both, kind: code, group: code, mode: code, note: both, subject: code, appliesWhen: when },
    legalBasis: fc.array(line, { minLength: 1, maxLength: 3 }),
    payerKinds: fc.uniqueArray(fc.constantFrom(...ARTICLE_CHOICES.payerKinds), { minLength: 1 }),
    base: fc.oneof(
      fc.record(
        { kind: fc.constant("flat"), unit: code, cap: having(fc.record({ max: figure })) },
        REQUIRED("kind", "unit"),
      ),
      fc.record(
        {
          ...{ kind: fc.constant("unit"), unit: code, field },
          times: fc.array(fc.oneof(fc.record({ field }), fc.record({ table: code })), { minLength: 1, maxLength: 2 }),
        },
        REQUIRED("kind", "unit"),
      ),
    ),
    rates: fc.array(having(fc.record({ code, name: both, when, rate, per: code }, REQUIRED("code", "when", "rate"))), {
      maxLength: 3,
    }),
    modifiers: fc.array(having(fc.record({ code, name: both, when, multiply: figure })), {
      minLength: 1,
      maxLength: 2,
    }),
    reliefs: fc.array(
      having(
        fc.record(
          {
            ...{ code, name: both, kind: code, when, percent: figure, legalBasis: line },
            proof: fc.array(both, { maxLength: 2 }),
          },
          REQUIRED("code", "name", "kind", "when", "percent", "proof"),
        ),
      ),
      { maxLength: 2 },
    ),
    ...{ shareField: field, period: code, proration: code, collector: code, revenueItem: code },
    instalments: fc.oneof(
      having(
        fc.record({
          ...{ kind: fc.constant("fixed-dates"), lateBornDays: whole },
          parts: fc.array(
            fc.record({ share: fc.constant("1/2"), due: fc.constantFrom("03-31", "12-05", "13-31", "02-45", "?") }),
            {
              maxLength: 3,
            },
          ),
        }),
      ),
      having(fc.record({ kind: fc.constant("monthly"), dueDay: whole, monthOffset: whole })),
      having(fc.record({ kind: fc.constant("on-event"), days: whole })),
    ),
    ownWords: fc.jsonValue(),
  },
  { noNullPrototype: true, requiredKeys: Object.keys(newArticle("a", { sq: "", en: "" })) as never },
);

function REQUIRED<Key>(...requiredKeys: Key[]) {
  return { noNullPrototype: true, requiredKeys } as never;
}
