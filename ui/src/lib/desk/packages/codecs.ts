import { isDay } from "../../format/index.js";
import { figureTyped } from "../../packages/cells.js";
import { flagIfTrue, orLeftOut, part, text, type Codec } from "../editing/codec.js";
import type { Raw } from "../editing/raw.js";

/** A name in both languages. */
export const words = part({ sq: text, en: text });

/** A line that is left out where nothing was typed. */
export const line: Codec = {
  ...text,
  read: (name, typed, before) => (text.read(name, typed, before) as string) || undefined,
};

/** A text in both languages that is left out where nothing was typed in either. */
export const note = orLeftOut(words);

/** A figure as the package writes it: with a point, as text; what is none stays for the checks. */
export const figure: Codec = { ...text, read: (name, typed) => figureTyped(typed[name] ?? "") };

/** A whole number; what is none stays for the checks. */
export const whole: Codec = {
  ...text,
  read: (name, typed) => {
    const plain = figureTyped(typed[name] ?? "");
    if (plain === "") return undefined;
    return /^-?\d{1,15}$/.test(plain) ? Number(plain) : plain;
  },
};

/** A civil day, `27.12.2024` as people write it, `2024-12-27` in the package; what is none stays as it was typed. */
export const civilDay: Codec = {
  typed: (value, name) => {
    const stands = typeof value === "string" ? value : "";
    return [[name, isDay(stands) ? stands.split("-").toReversed().join(".") : stands]];
  },
  read: (name, typed) => {
    const as = (typed[name] ?? "").trim();
    const [, day = "", month = "", year = ""] = /^(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]\s*(\d{4})\.?$/.exec(as) ?? [];
    const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return isDay(date) ? date : as;
  },
};

/** A list that is empty where nothing was typed. */
export const listOf = (codec: Codec): Codec => ({
  ...codec,
  read: (name, typed, before) => codec.read(name, typed, before) ?? [],
});

/** Where a figure comes from. */
export const provenance = { source: line, assumed: flagIfTrue, modelledOn: line, note };

/** What has a figure, and where that comes from: an assumption that got a source is none, and has no model, any more. */
export function sourced(fields: Readonly<Record<string, Codec>>): Codec {
  const whole = part({ ...fields, ...provenance });
  return {
    ...whole,
    read: (name, typed, before) => {
      const { assumed, modelledOn, ...read } = whole.read(name, typed, before) as Raw;
      if (read["source"] !== undefined) return read;
      return {
        ...read,
        ...(assumed === undefined ? {} : { assumed }),
        ...(modelledOn === undefined ? {} : { modelledOn }),
      };
    },
  };
}
