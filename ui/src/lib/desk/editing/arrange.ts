import type { Raw } from "./raw.js";

/** What a button beside a row asks for: `documents.add`, `form.2.up`. */
const ACT = /^([A-Za-z]+)\.(?:(add)|(\d{1,3})\.(up|down|remove))$/;

/** A content after one of its lists was changed, and the row that is looked at then. */
export interface Arranged {
  readonly content: Raw;
  /** `documents.3`; null where nothing was asked for, or no row is left. */
  readonly row: string | null;
}

/** Adds, moves or takes away a row of one of the lists that `newRows` names, each with the row that is added to it. */
export function arrangedRows(content: Raw, act: string, newRows: Readonly<Record<string, Raw>>): Arranged {
  const [, list = "", add, index, what] = ACT.exec(act) ?? [];
  if (!Object.hasOwn(newRows, list)) return { content, row: null };
  const before = content[list];
  const rows: readonly unknown[] = Array.isArray(before) ? before : [];
  const withRows = (now: readonly unknown[], at: number) => ({
    content: { ...content, [list]: now },
    row: now.length === 0 ? null : `${list}.${Math.min(at, now.length - 1)}`,
  });
  if (add) return withRows([...rows, newRows[list]], rows.length);
  const at = Number(index);
  if (what === "remove") return withRows(rows.toSpliced(at, 1), at);
  const to = what === "up" ? at - 1 : at + 1;
  if (to < 0 || to >= rows.length || at >= rows.length) return { content, row: `${list}.${at}` };
  return withRows(rows.with(at, rows[to]).with(to, rows[at]), to);
}
