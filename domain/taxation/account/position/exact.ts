import { InvariantError, lek, type Lek } from "../../../shared/index.js";

/** An exact whole number: a plain one as long as it is safe, a big one beyond, so that the common case is fast. */
export type Exact = number | bigint;

/** `sum + amount × factor`, exact. All are whole. */
export function addProduct(sum: Exact, amount: number, factor: number): Exact {
  const product = amount * factor;
  if (typeof sum === "number" && Math.abs(product) + Math.abs(sum) <= Number.MAX_SAFE_INTEGER) return sum + product;
  return BigInt(sum) + BigInt(amount) * BigInt(factor);
}

/** `sum / divisor` in whole lekë, half up. `sum` is not negative. */
export function roundedQuotient(sum: Exact, divisor: number): Lek {
  if (typeof sum === "bigint") {
    const by = BigInt(divisor);
    return lek(Number((sum * 2n + by) / (by * 2n)));
  }
  if (sum < 0) throw new InvariantError(`negative accrual: ${sum}`);
  const rest = sum % divisor;
  return lek((sum - rest) / divisor + (rest * 2 >= divisor ? 1 : 0));
}
