import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  ARTICLE_CHOICES,
  completenessCheck,
  HEAD_CHOICES,
  PART_CHOICES,
  readableFacts,
  type Charge,
  type FiscalPackage,
} from "../../../../../domain/taxation/index.js";
import { likePackage } from "../../../../support/like-package.js";
import { referenceData, referencePackage } from "../../../../support/reference-data.js";

const law = referencePackage(2025);

describe("what an article is chosen from", () => {
  test("is what the schema allows, no more and no less", () => {
    const { charge, base, relief, instalments, rate } = referenceData<{ readonly $defs: Record<string, Loose> }>(
      "fiscal-package.schema.json",
    ).$defs;
    const kindsOf = (of: Loose, name: string) => of["oneOf"].map((each: Loose) => each["properties"][name].const);
    const fields = charge!["properties"];
    expect(ARTICLE_CHOICES).toEqual({
      kinds: fields.kind.enum,
      groups: expect.arrayContaining(fields.group.enum),
      modes: fields.mode.enum,
      payerKinds: fields.payerKinds.items.enum,
      baseKinds: base!["properties"].kind.enum,
      periods: fields.period.enum,
      prorations: fields.proration.enum,
      instalmentKinds: kindsOf(instalments!, "kind"),
      rateTypes: kindsOf(rate!, "type"),
      reliefKinds: relief!["properties"].kind.enum,
    });
    expect(ARTICLE_CHOICES.groups).toHaveLength(fields.group.enum.length);
  });

  test("is of kinds of object and collectors as well", () => {
    const { subjects, collectors } = referenceData<{ readonly properties: Record<string, Loose> }>(
      "fiscal-package.schema.json",
    ).properties;
    const field = subjects!["items"].properties.fields.items.properties;
    expect(PART_CHOICES).toEqual({
      fieldTypes: field.type.enum,
      fieldUnits: field.unit.enum,
      collectorKinds: collectors!["items"].properties.kind.enum,
    });
  });

  test("is of the head of the package", () => {
    const { status, liabilityRule, dueDateRule } = referenceData<{ readonly properties: Record<string, Loose> }>(
      "fiscal-package.schema.json",
    ).properties;
    const liability = liabilityRule!["properties"];
    expect(HEAD_CHOICES).toEqual({
      statuses: status!["enum"],
      liabilityStarts: liability.start.enum,
      liabilityEnds: liability.end.enum,
      dueDateRolls: dueDateRule!["properties"].roll.enum,
    });
  });

  test("are the facts of its kind of object, each with the comparisons that the checks let pass", () => {
    const facts = readableFacts(law);
    expect([...facts.keys()]).toEqual(law.subjects.map(({ code }) => code));
    const building = facts.get("building")!;
    expect(building.find(({ path }) => path === "subject.zone")).toMatchObject({
      ...{ type: "code", codes: law.zones.map(({ code }) => code), operators: ["eq", "ne", "in", "not-in"] },
    });
    expect(building.find(({ path }) => path === "subject.built")!.operators).toContain("absent");
    expect(building.find(({ path }) => path === "subject.ownershipShare")!.operators).toEqual(["exists", "absent"]);
    expect(readableFacts({}).size).toBe(0);
  });

  test("are of what a draft has in the form of a package, whatever else stands in it", () => {
    const fields = [null, { name: 5 }, { name: "use", type: "code", vocabulary: "constructor" }];
    const draft = {
      subjects: [null, 7, { code: "dog", fields }, { code: "cat", fields: {} }],
      units: {},
      zones: [null],
    };
    expect([...readableFacts(draft).keys()]).toEqual(["dog", "cat"]);
    expect(
      readableFacts(draft)
        .get("dog")!
        .map(({ path }) => path),
    ).toContain("subject.use");
    fc.assert(fc.property(likePackage, (each) => expect(readableFacts(each)).toBeInstanceOf(Map)));
  });
});

describe("the place of a finding", () => {
  const codeOf = (change: (charge: Writable<Charge>) => void, code = "cleaning-household") => {
    const copy = structuredClone(law) as Writable<FiscalPackage>;
    change(copy.items.find((each) => each.code === code) as Writable<Charge>);
    return completenessCheck(copy as FiscalPackage).map((each) => `${each.code} ${each.path}`);
  };
  const wrong = { field: "subject.colour", op: "eq", value: "red" } as const;

  test.each([
    [
      "a condition by its number",
      (charge: Writable<Charge>): void => void (charge.appliesWhen = [...charge.appliesWhen, wrong]),
      `unknown-field items[cleaning-household].appliesWhen[${law.items.find(({ code }) => code === "cleaning-household")!.appliesWhen.length}]`,
    ],
    [
      "a condition of a row",
      (charge: Writable<Charge>): void => void (charge.rates = [{ ...charge.rates[0]!, when: [wrong] }]),
      `unknown-field items[cleaning-household].rates[${law.items.find(({ code }) => code === "cleaning-household")!.rates[0]!.code}].when[0]`,
    ],
    [
      "who collects",
      (charge: Writable<Charge>): void => void (charge.collector = "nobody"),
      "unknown-collector items[cleaning-household].collector",
    ],
    [
      "how it is divided",
      (charge: Writable<Charge>): void => void (charge.proration = "months"),
      "proration-unfit items[cleaning-household].proration",
    ],
    [
      "a day that does not exist",
      (charge: Writable<Charge>): void =>
        void (charge.instalments = {
          ...{ kind: "fixed-dates", lateBornDays: 30, assumed: true },
          parts: [
            { share: "1/2", due: "02-28" },
            { share: "1/2", due: "02-30" },
          ],
        }),
      "due-date-does-not-exist items[cleaning-household].instalments.parts[1].due",
    ],
  ] as const)("names %s", (_name, change, expected) => {
    expect(codeOf(change)).toContain(expected);
  });
});

type Writable<Of> = { -readonly [Key in keyof Of]: Of[Key] };
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = Record<string, any>;
