import { lek, sumLek, type Lek } from "../../shared/index.js";

/** Banknotes and coins of the lek in circulation, in lekë, the highest first. Source: Bank of Albania. */
export const DENOMINATIONS = [10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 1] as const;
/** Pieces of one denomination that are counted at most: no drawer holds more. */
export const MOST_PIECES = 100_000;

/** So many pieces of one denomination. */
export interface CountedPieces {
  readonly denomination: number;
  readonly pieces: number;
}

/** What a count comes to, in whole lekë. */
export function sumOfCount(count: readonly CountedPieces[]): Lek {
  return sumLek(count.map(({ denomination, pieces }) => lek(denomination * pieces)));
}
