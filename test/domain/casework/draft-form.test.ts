import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { draftForm, formSchema, type RawContent } from "../../../domain/casework/index.js";
import { rawServices, serviceOf } from "../../support/catalogue.js";

describe("the form of a draft", () => {
  test("is that of the service, where the draft has no fault", () => {
    for (const raw of rawServices) expect(draftForm(raw)).toEqual(formSchema(serviceOf(String(raw["code"]))));
  });

  test("shows what is written so far: one language for the other, a line of text for a type that is none", () => {
    const form = [
      { key: "dog", label: { sq: "Emri i qenit", en: " " }, type: "hologram", required: true },
      { key: "", label: {}, type: "select", required: "po", options: [{ label: { en: "Small" } }, null] },
      "a field",
    ];
    expect(draftForm({ form })).toMatchObject({
      properties: {
        dog: { "x-label": { sq: "Emri i qenit", en: "Emri i qenit" }, "x-type": "text" },
        "field-2": {
          "x-label": { sq: "…", en: "…" },
          enum: ["option-1"],
          "x-options": [{ code: "option-1", label: { sq: "Small", en: "Small" } }],
        },
      },
      required: ["dog"],
    });
  });

  test("is a schema whatever the draft holds", () => {
    const ajv = new Ajv2020({ strict: false });
    const part = fc.oneof(
      fc.jsonValue(),
      fc.record({ key: fc.jsonValue(), type: fc.jsonValue(), label: fc.jsonValue() }),
    );
    const content = fc.record({
      form: fc.oneof(fc.jsonValue(), fc.array(part)),
      fees: fc.oneof(fc.jsonValue(), fc.array(part)),
    });
    fc.assert(fc.property(content, (raw) => ajv.validateSchema(draftForm(raw as RawContent)) === true));
  });
});
