import { lek, multiply, fromInteger, roundHalfUp, type Lek, type Rational } from "../../../shared/index.js";

/**
 * Splits whole lekë by shares, `nearest-each-remainder-last`: each part but the last is the share rounded half up, but
 * never more than is left; the last takes the remainder. The parts add up to the amount exactly; parts may be zero.
 */
export function splitByShares(amount: Lek, shares: readonly Rational[]): readonly Lek[] {
  let left = amount as number;
  return shares.map((share, index) => {
    const part = index === shares.length - 1 ? left : Math.min(roundHalfUp(multiply(fromInteger(amount), share)), left);
    left -= part;
    return lek(part);
  });
}
