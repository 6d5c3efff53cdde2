import { parseDecimal, refusal, type Parsed, type Rational, type Refusal } from "../../shared/index.js";
import type { ServiceFee } from "./content.js";

/** Units that are measured; of all others only whole ones are counted. */
const MEASURED: readonly ServiceFee["per"][] = ["tonne", "squareMetreMonth", "squareMetreSeason"];

/** Of nothing that a municipality charges for does one applicant have more units. */
export const MAX_QUANTITY = 1_000_000;

export function isMeasured({ per }: Pick<ServiceFee, "per">): boolean {
  return MEASURED.includes(per);
}

/** How many units a fee is counted by, exactly. Refuses `fee-quantity-impossible`: none, less than none, parts of what is counted, too many. */
export function readQuantity(fee: ServiceFee, stated: number): Parsed<Rational> {
  const fits = stated > 0 && stated <= MAX_QUANTITY && (isMeasured(fee) || Number.isInteger(stated));
  const units = parseDecimal(String(stated));
  return fits && units.ok ? units : { ok: false, refusal: impossibleQuantity(fee) };
}

export function impossibleQuantity({ quantityField }: ServiceFee): Refusal {
  return refusal("fee-quantity-impossible", { field: quantityField, max: MAX_QUANTITY });
}
