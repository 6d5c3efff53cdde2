import { textOf } from "../failed.js";

/** Banknotes and coins of the lek, in lekë, the highest first: those that the ledger knows (`domain/taxation/cash-desk`). */
export const DENOMINATIONS = [10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 1] as const;

/** The name of the box in which the pieces of a denomination are written. */
export const boxOf = (denomination: number) => `pieces-${denomination}`;

/** How many pieces were typed; nothing typed is none; null: not a number of pieces. */
export function piecesIn(typed: string): number | null {
  const text = typed.replace(/[\s\u00a0]/g, "");
  return /^\d{0,6}$/.test(text) ? Number(text) : null;
}

/** A count as its form was sent: what it comes to, or the denominations that were not understood. */
export function countIn(sent: FormData): {
  readonly count: readonly { readonly denomination: number; readonly pieces: number }[];
  readonly counted: number;
  readonly wrong: readonly number[];
} {
  const read = DENOMINATIONS.map((denomination) => ({
    denomination,
    pieces: piecesIn(textOf(sent, boxOf(denomination))),
  }));
  const count = read.flatMap(({ denomination, pieces }) => (pieces ? [{ denomination, pieces }] : []));
  return {
    count,
    counted: count.reduce((sum, { denomination, pieces }) => sum + denomination * pieces, 0),
    wrong: read.filter(({ pieces }) => pieces === null).map(({ denomination }) => denomination),
  };
}
