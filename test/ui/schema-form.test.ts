import { describe, expect, test } from "@jest/globals";
import { formSchema } from "../../domain/casework/index.js";
import { correctable, correctedForm, SCOPE, typedBefore } from "../../ui/src/lib/desk/case/corrections.js";
import { typedFor, typedIn, valuesOf } from "../../ui/src/lib/schema-form/read.js";
import { shownFields } from "../../ui/src/lib/schema-form/schema.js";

const words = (sq: string, en: string) => ({ sq, en });
/** A form as the catalogue writes it. */
const schema = formSchema({
  fees: [],
  form: [
    { key: "holderNid", label: words("Numri personal", "Personal number"), type: "nid", required: true },
    { key: "area", label: words("Sipërfaqja", "Area"), type: "number", required: true, min: 1 },
    { key: "from", label: words("Nga", "From"), type: "date", required: false },
    { key: "why", label: words("Arsyeja", "Reason"), type: "text", required: false },
    { key: "street", label: words("Rruga", "Street"), type: "text", required: false, max: 80 },
    { key: "shared", label: words("Bashkë", "Shared"), type: "boolean", required: true },
    { key: "unit", label: words("Njësia", "Unit"), type: "unit", required: false },
    {
      ...{ key: "use", label: words("Përdorimi", "Use"), type: "select", required: true },
      options: [{ code: "home", label: words("Banim", "Home") }],
    },
  ],
});
const units = [{ code: "pult", name: words("Pult", "Pult") }];
const fields = shownFields(schema, "sq", units);

describe("a form of the catalogue", () => {
  test("is shown in its order and language, each field in its way", () => {
    expect(fields.map(({ key, kind, label, required }) => [key, kind, label, required])).toEqual([
      ["holderNid", "nid", "Numri personal", true],
      ["area", "number", "Sipërfaqja", true],
      ["from", "date", "Nga", false],
      ["why", "long-text", "Arsyeja", false],
      ["street", "text", "Rruga", false],
      ["shared", "boolean", "Bashkë", true],
      ["unit", "unit", "Njësia", false],
      ["use", "select", "Përdorimi", true],
    ]);
    expect(fields.at(-1)!.options).toEqual([{ value: "home", label: "Banim" }]);
    expect(fields.at(-2)!.options).toEqual([{ value: "pult", label: "Pult" }]);
    expect(shownFields(schema, "en")[1]!.label).toBe("Area");
  });

  test("is read as the schema asks for it", () => {
    const sent = new Map(
      Object.entries({
        holderNid: " j12345678n ",
        area: "84,5",
        "from-day": "3",
        "from-month": "9",
        "from-year": "2026",
        shared: "no",
        use: "home",
        foreign: "x",
      }),
    );
    const typed = typedIn(fields, sent);
    expect(typed).not.toHaveProperty("foreign");
    expect(valuesOf(fields, typed)).toEqual({
      ...{ holderNid: "J12345678N", area: 84.5, from: "2026-09-03", shared: false, use: "home" },
    });
  });

  test("sends what cannot be read as it was typed, so that the API says what is wrong", () => {
    const sent = new Map(Object.entries({ area: "shumë", "from-day": "31", "from-month": "2" }));
    expect(valuesOf(fields, typedIn(fields, sent))).toMatchObject({ area: "shumë", from: "0000-02-31" });
  });

  test("stands beside others under a name of its own", () => {
    const sent = new Map(Object.entries({ "a.area": "1", "b.area": "2", area: "3" }));
    expect(typedIn(fields, sent, "b.")).toEqual({ area: "2" });
  });

  test("shows what stands in it so that, sent again, it says the same", () => {
    const values = {
      ...{ holderNid: "J12345678N", area: 84.5, from: "2026-09-03", why: "a\nb", shared: false },
      ...{ unit: "pult", use: "home" },
    };
    expect(valuesOf(fields, typedFor(fields, values))).toEqual(values);
    expect(typedFor(fields, {})).toEqual({});
  });
});

describe("a form that is corrected", () => {
  const withFile = formSchema({
    fees: [],
    form: [
      { key: "street", label: words("Rruga", "Street"), type: "text", required: false, max: 80 },
      { key: "plan", label: words("Plani", "Plan"), type: "file", required: false },
    ],
  });
  const filed = {
    service: { form: withFile },
    form: [
      { key: "street", value: "Rruga e vjetër" },
      { key: "plan", value: "F-plan" },
    ],
  };
  const sent = (typed: Readonly<Record<string, string>>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(typed)) data.append(name, value);
    return data;
  };

  test("is what was typed, with the files that it had", () => {
    expect(typedBefore(filed, "sq")).toEqual({ street: "Rruga e vjetër" });
    expect(correctedForm(filed, sent({ [`${SCOPE}street`]: "Rruga e re" }), "sq")).toEqual({
      ...{ street: "Rruga e re", plan: "F-plan" },
    });
    expect(correctedForm(filed, sent({ [`${SCOPE}plan`]: "other", street: "x" }), "sq")).toEqual({ plan: "F-plan" });
    expect(correctable(withFile, "sq")).toMatchObject({ properties: { street: {} } });
    expect(correctable(withFile, "sq")).not.toMatchObject({ properties: { plan: {} } });
  });

  test("that was refused shows what was typed, not what stands there", () => {
    expect(typedBefore(filed, "sq", { [`${SCOPE}street`]: "Rru" })).toEqual({ street: "Rru" });
    expect(typedBefore(filed, "sq", {})).toEqual({});
  });
});
