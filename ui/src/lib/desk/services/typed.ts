import {
  flag,
  flagIfTrue,
  growingRows,
  number,
  orLeftOut,
  orNull,
  part,
  rows,
  text,
  textOrNull,
  ticked,
} from "../editing/codec.js";
import type { Codec, Typed } from "../editing/codec.js";
import { withCodes } from "./codes.js";
import type { Raw } from "./content.js";

const words = part({ sq: text, en: text });
const term = part({ value: number, unit: text });

/** Every office, or those that are ticked. */
const offices: Codec = {
  typed: (value, name) => (Array.isArray(value) ? [[name, "some"], ...ticked.typed(value, name)] : [[name, "all"]]),
  read: (name, typed, before) => (typed[name] === "some" ? (ticked.read(name, typed, before) ?? []) : "all"),
};

const service = part({
  name: words,
  group: text,
  description: words,
  applicantKinds: text,
  legalBasis: rows(
    part({
      title: words,
      kind: text,
      number: textOrNull,
      date: textOrNull,
      article: textOrNull,
      act: text,
      assumed: flagIfTrue,
    }),
  ),
  workflow: text,
  timeLimit: part({ value: number, unit: text, calendar: text }),
  applicantTerm: term,
  fees: rows(
    part({
      name: words,
      amount: number,
      per: text,
      quantityField: textOrNull,
      period: orNull(part({ from: text, to: text }), "from", "to"),
      fiscalItem: orNull(part({ item: text, rate: textOrNull }), "item", "rate"),
      blocks: flag,
      code: text,
    }),
  ),
  validity: orNull(part({ value: number, unit: text, mode: text, min: orNull(term, "value") }), "value"),
  output: part({
    ...{ kind: text, template: text },
    words: orLeftOut(part({ title: words, paragraphs: growingRows(words), showsForm: flag })),
  }),
  documents: rows(
    part({
      ...{ code: text, name: words, origin: text, mandatory: flag },
      accepts: orLeftOut(part({ mediaTypes: ticked, maxMegabytes: number })),
    }),
  ),
  form: rows(
    part({
      label: words,
      type: text,
      required: flag,
      min: number,
      max: number,
      options: growingRows(part({ label: words, code: text })),
      key: text,
    }),
  ),
  taxClearance: part({ rule: text, scope: textOrNull, reason: words }),
  confidentiality: text,
  offices,
  note: orNull(words, "sq", "en"),
  assumed: ticked,
});

/** What stands in the fields of the editor for a content, in the order in which they are shown. */
export function typedOf(content: Raw): Typed {
  return Object.fromEntries(service.typed(content, ""));
}

/**
 * The content that was typed. What the editor has no field for stays as it was; codes that nobody typed are made from
 * the words beside them.
 */
export function contentOf(before: Raw, typed: Typed): Raw {
  return withCodes(service.read("", typed, before) as Raw);
}
