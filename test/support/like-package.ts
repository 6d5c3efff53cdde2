import fc from "fast-check";

const name = fc.constantFrom("use", "unit", "zone", "constructor", "office");
const anything = fc.oneof(fc.jsonValue({ maxDepth: 1 }), name);
const coded = fc.record({ code: anything, name: anything }, { requiredKeys: [] });
const field = fc.record(
  { name: anything, type: anything, label: anything, vocabulary: anything },
  { requiredKeys: ["name"] },
);
const subject = fc.record({ code: anything, name: anything, fields: listOr(field) }, { requiredKeys: [] });

/** What has the members of a fiscal package, with anything at all in them. */
export const likePackage = fc.record(
  {
    subjects: listOr(subject),
    vocabularies: fc.oneof(fc.dictionary(name, listOr(coded)), anything),
    ...{ units: listOr(coded), zones: listOr(coded), items: listOr(coded), collectors: listOr(coded) },
  },
  { requiredKeys: [] },
);

function listOr(of: fc.Arbitrary<unknown>) {
  return fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.oneof({ weight: 4, arbitrary: of }, anything), { maxLength: 3 }) },
    anything,
  );
}
