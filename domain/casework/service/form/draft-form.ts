import { isJsonObject, type JsonObject } from "../../../shared/index.js";
import type { RawContent } from "../../definition/index.js";
import { FEE_UNITS, FIELD_TYPES, type FormField } from "../content.js";
import { formSchema, type CountedFee, type FormSchema } from "./schema.js";

/**
 * The form of a draft as applicants would see it, as far as it can be read: a text that is missing in one language is
 * that of the other, a field of no known type a line of text. For looking at it while it is written; what may be
 * published is told by the checks.
 */
export function draftForm(content: RawContent): FormSchema {
  return formSchema({
    form: listOf(content["form"]).map(readableField),
    fees: listOf(content["fees"]).filter(isCounted),
  });
}

function readableField(field: JsonObject, index: number): FormField {
  const { type, required, min, max, options } = field;
  const key = textOf(field["key"]) || `field-${index + 1}`;
  return {
    ...{ key, label: wordsOf(field["label"], textOf(field["key"])), required: required === true },
    type: FIELD_TYPES.find((each) => each === type) ?? "text",
    ...(typeof min === "number" ? { min } : {}),
    ...(typeof max === "number" ? { max } : {}),
    ...(options === undefined ? {} : { options: listOf(options).map(readableOption) }),
  };
}

function readableOption(option: JsonObject, index: number) {
  const code = textOf(option["code"]) || `option-${index + 1}`;
  return { code, label: wordsOf(option["label"], textOf(option["code"])) };
}

/** All that a form takes from a fee: by which field it is counted, and in which unit. */
function isCounted(fee: JsonObject): fee is JsonObject & CountedFee {
  const { quantityField, per } = fee;
  return typeof quantityField === "string" && FEE_UNITS.some((each) => each === per);
}

function wordsOf(words: unknown, otherwise: string) {
  const { sq, en }: JsonObject = isJsonObject(words) ? words : {};
  const [albanian, english] = [textOf(sq), textOf(en)];
  return { sq: albanian || english || otherwise || "…", en: english || albanian || otherwise || "…" };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "object" && each !== null) : [];
}
