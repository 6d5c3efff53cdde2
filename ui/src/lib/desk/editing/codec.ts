import { isRaw } from "./raw.js";

/** What stands in the controls of a form, by their names; a box that is not ticked is not there. */
export type Typed = Readonly<Record<string, string>>;

/** A part of a document as controls of a form, and back. */
export interface Codec {
  /** The controls under a name, with what stands in them, in the order in which they are shown. */
  readonly typed: (value: unknown, name: string) => readonly (readonly [string, string])[];
  /** What was typed under a name; `before` is what stood there. Undefined: it is left out. */
  readonly read: (name: string, typed: Typed, before: unknown) => unknown;
}

/** A line or lines of text, without spaces around. */
export const text: Codec = {
  typed: (value, name) => [[name, shown(value)]],
  read: (name, typed) => lineOf(typed, name),
};

export const textOrNull: Codec = { ...text, read: (name, typed) => lineOf(typed, name) || null };

/** A number, with a comma or a point; what is no number stays as it was typed, and the checks say so. */
export const number: Codec = {
  ...text,
  read: (name, typed) => {
    const line = lineOf(typed, name).replace(/\s/g, "");
    if (line === "") return undefined;
    const value = Number(line.replace(",", "."));
    return Number.isFinite(value) ? value : lineOf(typed, name);
  },
};

export const flag: Codec = {
  typed: (value, name) => (value === true ? [[name, "yes"]] : []),
  read: (name, typed) => typed[name] !== undefined,
};

/** True, or not there. */
export const flagIfTrue: Codec = { ...flag, read: (name, typed) => (typed[name] === undefined ? undefined : true) };

/** An object: what is not known of it stays as it was. */
export function part(fields: Readonly<Record<string, Codec>>): Codec {
  return {
    typed: (value, name) =>
      Object.entries(fields).flatMap(([key, codec]) =>
        codec.typed(isRaw(value) ? value[key] : undefined, within(name, key)),
      ),
    read: (name, typed, before) => {
      const kept = isRaw(before) ? before : {};
      const read = Object.entries(fields).map(([key, codec]) => [key, codec.read(within(name, key), typed, kept[key])]);
      const all = { ...kept, ...Object.fromEntries(read) } as Readonly<Record<string, unknown>>;
      return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    },
  };
}

/** Null where nothing was typed under these keys. */
export function orNull(codec: Codec, ...keys: readonly string[]): Codec {
  return {
    ...codec,
    read: (name, typed, before) =>
      keys.every((key) => lineOf(typed, `${name}.${key}`) === "") ? null : codec.read(name, typed, before),
  };
}

/** Left out where nothing was typed under its name. */
export function orLeftOut(codec: Codec): Codec {
  return {
    ...codec,
    read: (name, typed, before) => {
      const isTyped = Object.entries(typed).some(([key, value]) => key.startsWith(`${name}.`) && value.trim() !== "");
      return isTyped ? codec.read(name, typed, before) : undefined;
    },
  };
}

/** The rows of a list: `documents.0.code`. */
export function rows(row: Codec): Codec {
  return {
    typed: (value, name) =>
      Array.isArray(value) ? value.flatMap((each, index) => row.typed(each, `${name}.${index}`)) : [],
    read: (name, typed, before) => {
      const kept: readonly unknown[] = Array.isArray(before) ? before : [];
      return Array.from({ length: rowsIn(typed, name) }, (_, index) =>
        row.read(`${name}.${index}`, typed, kept[index]),
      );
    },
  };
}

/** Rows that are added by filling in the next one, and taken away by emptying them; left out where there are none. */
export function growingRows(row: Codec): Codec {
  const list = rows(row);
  return {
    ...list,
    read: (name, typed, before) => {
      const kept: readonly unknown[] = Array.isArray(before) ? before : [];
      const filled = Array.from({ length: rowsIn(typed, name) }, (_, index) => index).filter((index) =>
        Object.entries(typed).some(([key, value]) => key.startsWith(`${name}.${index}.`) && value.trim() !== ""),
      );
      return filled.length === 0 ? undefined : filled.map((index) => row.read(`${name}.${index}`, typed, kept[index]));
    },
  };
}

/** Boxes that are ticked, each named by its value; left out where there are none. What was there before comes first. */
export const ticked: Codec = {
  typed: (value, name) => listed(value).map((each) => [`${name}.${each}`, "yes"]),
  read: (name, typed, before) => {
    const now = Object.keys(typed).flatMap((key) => (key.startsWith(`${name}.`) ? [key.slice(name.length + 1)] : []));
    const was = listed(before).filter((each) => now.includes(each));
    const all = [...was, ...now.filter((each) => !was.includes(each))];
    return all.length === 0 ? undefined : all;
  },
};

/** How many rows of a list were sent: as many as the last of them says. */
export function rowsIn(typed: Typed, name: string): number {
  const indices = Object.keys(typed).flatMap((key) => {
    const index = key.startsWith(`${name}.`) ? key.slice(name.length + 1).split(".", 1)[0]! : "";
    return /^\d{1,3}$/.test(index) ? [Number(index) + 1] : [];
  });
  return Math.max(0, ...indices);
}

function listed(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

/** Browsers send lines apart by two signs. */
function lineOf(typed: Typed, name: string): string {
  return (typed[name] ?? "").replaceAll("\r\n", "\n").trim();
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function within(name: string, key: string): string {
  return name === "" ? key : `${name}.${key}`;
}
