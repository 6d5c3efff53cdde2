import { codeFrom, listWith, wordsIn } from "../../editing/codes.js";
import { growingRows, part, rows, rowsIn, text, ticked } from "../../editing/codec.js";
import type { Codec, Typed } from "../../editing/codec.js";
import { isRaw, type Raw } from "../../editing/raw.js";
import { isDay } from "../../../format/index.js";
import { figure, line, listOf, note, provenance, sourced, whole, words } from "../codecs.js";
import { conditionsCodec, type TypeOf } from "../conditions/codec.js";

/** One line of text for each entry. */
const lines: Codec = {
  typed: (value, name) => [[name, Array.isArray(value) ? value.map(String).join("\n") : ""]],
  read: (name, typed) =>
    (typed[name] ?? "")
      .split(/\r?\n/)
      .map((each) => each.trim())
      .filter((each) => each !== ""),
};

const leftOutUnless = (codec: Codec, isThere: (value: unknown) => boolean): Codec => ({
  ...codec,
  read: (name, typed, before) => {
    const value = codec.read(name, typed, before);
    return isThere(value) ? value : undefined;
  },
});
const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;

/** What one row charges: its figure means what the type says. */
const rate: Codec = {
  typed: (value, name) => {
    const raw = isRaw(value) ? value : {};
    const type = String(raw["type"] ?? "");
    const charged = type === "percent" ? raw["percent"] : raw["amount"];
    return [
      [`${name}.figure`, charged === undefined ? "" : String(charged)],
      [`${name}.type`, type],
    ];
  },
  read: (name, typed) => {
    const type = typed[`${name}.type`] ?? "";
    if (type === "not-charged") return { type };
    if (type === "percent") return { type, percent: figure.read(`${name}.figure`, typed, null) };
    if (type !== "fixed") return { type, amount: figure.read(`${name}.figure`, typed, null) };
    return { type, amount: whole.read(`${name}.figure`, typed, null) ?? "" };
  },
};

/** What a base is multiplied by, one choice each: `field:subject.faces`, `table:reference-price`. */
const times: Codec = {
  typed: (value, name) =>
    (Array.isArray(value) ? value : []).map((each: unknown, at) => {
      const [kind = "", code] = Object.entries(isRaw(each) ? each : {})[0] ?? [];
      return [`${name}.${at}`, `${kind}:${String(code)}`];
    }),
  read: (name, typed) => {
    const factors = Array.from({ length: rowsIn(typed, name) }, (_, at) => typed[`${name}.${at}`] ?? "").flatMap(
      (each) => {
        const [kind = "", code = ""] = each.split(/:(.*)/s);
        return (kind === "field" || kind === "table") && code !== "" ? [{ [kind]: code }] : [];
      },
    );
    return factors.length === 0 ? undefined : factors;
  },
};

const cap = sourced({ max: figure });
const baseFields = part({ kind: text, unit: text, field: line, times });

/** A flat base counts nothing; an upper limit is there when it has a figure. */
const base: Codec = {
  typed: (value, name) => [
    ...baseFields.typed(value, name),
    ...cap.typed(isRaw(value) ? value["cap"] : undefined, `${name}.cap`),
  ],
  read: (name, typed, before) => {
    const { cap: was, ...kept } = isRaw(before) ? before : {};
    const { field, ...read } = baseFields.read(name, typed, kept) as Raw;
    const limit = (typed[`${name}.cap.max`] ?? "").trim() === "" ? undefined : cap.read(`${name}.cap`, typed, was);
    return {
      ...read,
      ...(read["kind"] === "flat" || field === undefined ? {} : { field }),
      ...(limit === undefined ? {} : { cap: limit }),
    };
  },
};

const SCHEDULES: Readonly<Record<string, Codec>> = {
  "fixed-dates": part({ lateBornDays: whole, parts: listOf(growingRows(part({ share: text, due: dayOfYear() }))) }),
  monthly: part({ dueDay: whole, monthOffset: whole }),
  "on-event": part({ days: whole }),
};
const PROVENANCE = Object.keys(provenance);

/** When it is paid: what belongs to another kind of schedule than the chosen one goes. */
const instalments: Codec = {
  typed: (value, name) => [
    [`${name}.kind`, isRaw(value) ? String(value["kind"] ?? "") : ""],
    ...Object.values(SCHEDULES).flatMap((each) => each.typed(value, name)),
    ...sourced({}).typed(value, name),
  ],
  read: (name, typed, before) => {
    const kind = typed[`${name}.kind`] ?? "";
    const was = isRaw(before) ? before : {};
    const isSame = was["kind"] === kind;
    const kept = Object.fromEntries(Object.entries(was).filter(([key]) => isSame || PROVENANCE.includes(key)));
    const schedule = SCHEDULES[kind];
    return {
      ...(sourced({}).read(name, typed, kept) as Raw),
      kind,
      ...(schedule ? (schedule.read(name, typed, Object.fromEntries(ownOf(kept))) as Raw) : {}),
    };
  },
};

function ownOf(kept: Raw) {
  return Object.entries(kept).filter(([key]) => !PROVENANCE.includes(key) && key !== "kind");
}

/** The day of a year, `31.03` as people write it, `03-31` in the package; one that is in no year stays as it stands. */
function dayOfYear(): Codec {
  return {
    typed: (value, name) => {
      const due = typeof value === "string" ? value : "";
      return [[name, isOfYear(due) ? due.replace(/^(\d\d)-(\d\d)$/, "$2.$1") : due]];
    },
    read: (name, typed) => {
      const as = (typed[name] ?? "").trim();
      const [, day = "", month = ""] = /^(\d{1,2})\s*[./]\s*(\d{1,2})\.?$/.exec(as) ?? [];
      const due = `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
      return isOfYear(due) ? due : as;
    },
  };
}

/** Whether there is such a day in some year: 29 February is in leap years. */
function isOfYear(due: string): boolean {
  return isDay(`2024-${due}`);
}

/** An article as controls; facts by their types, for what conditions compare with. */
function articleCodec(typeOf: TypeOf): Codec {
  const when = conditionsCodec(typeOf);
  return part({
    name: words,
    kind: text,
    group: text,
    legalBasis: lines,
    note,
    mode: text,
    payerKinds: listOf(ticked),
    subject: text,
    appliesWhen: when,
    base,
    shareField: line,
    rates: rows(sourced({ name: note, when, rate, per: line, code: text })),
    modifiers: leftOutUnless(rows(sourced({ name: words, when, multiply: figure, code: text })), isFilled),
    reliefs: rows(
      sourced({
        ...{ name: words, kind: text, percent: figure, when, legalBasis: line },
        ...{ proof: listOf(growingRows(words)), code: text },
      }),
    ),
    period: text,
    proration: text,
    instalments,
    collector: text,
    revenueItem: text,
  });
}

/** What stands in the fields of the editor for an article, in the order in which they are shown. */
export function typedOf(article: Raw): Typed {
  return Object.fromEntries(articleCodec(() => undefined).typed(article, ""));
}

/**
 * The article that was typed. What the editor has no field for stays as it was; codes of rows that have none are made
 * from their words.
 */
export function articleOf(before: Raw, typed: Typed, typeOf: TypeOf = () => undefined): Raw {
  const article = articleCodec(typeOf).read("", typed, before) as Raw;
  const coded = (list: string, fallback: string) =>
    listWith(article, list, "code", ({ name }) => codeFrom(wordsIn(name)) || fallback);
  return { ...article, ...coded("rates", "rate"), ...coded("modifiers", "modifier"), ...coded("reliefs", "relief") };
}
