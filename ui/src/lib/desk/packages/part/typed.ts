import {
  flagIfTrue,
  growingRows,
  part,
  rows,
  text,
  textOrNull,
  ticked,
  type Codec,
  type Typed,
} from "../../editing/codec.js";
import { codeFrom, keyFrom, listWith, wordsIn } from "../../editing/codes.js";
import { isRaw, type Raw } from "../../editing/raw.js";
import { civilDay, figure, line, listOf, note, sourced, whole, words } from "../codecs.js";
import { conditionsCodec, type TypeOf } from "../conditions/codec.js";
import type { Section } from "./head.js";
import type { List, Part } from "./lists.js";

/** A value of a table: a figure, or the fact that is read instead of it. */
const value: Codec = {
  typed: (raw, name) => [
    [`${name}.figure`, typeof raw === "string" ? raw : ""],
    [`${name}.field`, isRaw(raw) ? String(raw["field"] ?? "") : ""],
  ],
  read: (name, typed) => {
    const field = (typed[`${name}.field`] ?? "").trim();
    return field === "" ? figure.read(`${name}.figure`, typed, null) : { field };
  },
};

/** True, or not there; what was said to be not so stays said. */
const required: Codec = {
  ...flagIfTrue,
  read: (name, typed, before) => flagIfTrue.read(name, typed, before) ?? (before === false ? false : undefined),
};

const FIGURES = ["dueDay", "monthOffset", "commissionPercent"];
const handedOver = sourced({ dueDay: whole, monthOffset: whole, commissionPercent: figure });

/** When an agent hands over what it collected; left out where no figure of it was typed. */
const remittance: Codec = {
  ...handedOver,
  read: (name, typed, before) =>
    FIGURES.every((each) => (typed[`${name}.${each}`] ?? "").trim() === "")
      ? undefined
      : handedOver.read(name, typed, before),
};

const decided = { number: text, date: civilDay, title: words };

/** The sections of the head as controls. What the format leaves no choice in stays as it is. */
const HEAD: Readonly<Record<Section, Codec>> = {
  about: part({ name: words, notice: words, status: text }),
  decision: part({ decision: sourced(decided) }),
  "base-decision": part({
    baseDecision: sourced({ ...decided, amendedBy: listOf(growingRows(part({ number: text, date: civilDay }))) }),
  }),
  period: part({ validFrom: civilDay, validTo: civilDay, version: whole }),
  publication: part({ publication: sourced({ withinDays: whole }) }),
  liability: part({ liabilityRule: sourced({ start: text, end: text }) }),
  "due-dates": part({ dueDateRule: sourced({ roll: text }) }),
  rounding: part({ roundingRule: sourced({}) }),
  changes: part({
    changes: rows(sourced({ item: text, what: text, from: textOrNull, to: textOrNull, text: words })),
  }),
};

/** A part of each list as controls; facts by their types, for what the conditions of tables compare with. */
function codecOf(list: List, code: string, typeOf: TypeOf): Codec {
  switch (list) {
    case "head":
      return Object.hasOwn(HEAD, code) ? HEAD[code as Section] : part({});
    case "bundles":
      return sourced({ name: words, items: listOf(ticked), collector: text });
    case "units":
      return part({ name: words });
    case "zones":
      return sourced({ name: words, units: listOf(ticked) });
    case "vocabularies":
      return part({ entries: rows(part({ name: words, code: text })) });
    case "subjects":
      return part({
        name: words,
        fields: rows(part({ label: words, type: text, unit: line, vocabulary: line, required, name: text })),
      });
    case "tables":
      return part({ name: words, unit: line, rows: rows(sourced({ when: conditionsCodec(typeOf), value })) });
    case "collectors":
      return part({ name: words, kind: text, remittance, note });
  }
}

/** What stands in the fields of the editor for a part, in the order in which they are shown. */
export function typedOf(list: List, of: Part): Typed {
  return Object.fromEntries(codecOf(list, of.code, () => undefined).typed(of, ""));
}

/** The part that was typed. Codes of rows that have none are made from their words; they do not change any more. */
export function partOf(list: List, before: Part, typed: Typed, typeOf: TypeOf = () => undefined): Part {
  const read = { ...(codecOf(list, before.code, typeOf).read("", typed, before) as Raw), code: before.code };
  return {
    ...read,
    ...(list === "vocabularies" ? listWith(read, "entries", "code", ({ name }) => codeFrom(wordsIn(name))) : {}),
    ...(list === "subjects" ? listWith(read, "fields", "name", ({ label }) => keyFrom(wordsIn(label))) : {}),
  };
}
