import {
  addDays,
  dateOf,
  fromInteger,
  lek,
  MAX_LEK,
  multiply,
  notParsed,
  parsed,
  roundHalfUp,
  type CivilDate,
  type Lek,
  type Parsed,
  type Rational,
} from "../../shared/index.js";
import type { ServiceContent, ServiceFee } from "./content.js";
import type { FilledForm } from "./form/index.js";
import { impossibleQuantity, readQuantity } from "./quantity.js";

/** A fee as it is charged: the figures it comes from stay with it. */
export interface ComputedFee {
  readonly code: string;
  readonly unitAmount: Lek;
  /** How many units, as a decimal or a fraction. */
  readonly quantity: string;
  readonly amount: Lek;
  readonly blocks: boolean;
}

/** Figures that a fee may need beyond the form. */
export interface FeeFacts {
  /** Whole lekë for one unit by the fiscal package in force, by code of the fee; it prevails over the definition. */
  readonly tariffs: Readonly<Record<string, Lek>>;
  /** Pages counted; null while nobody counted. */
  readonly pages: number | null;
}

/**
 * What the service costs this applicant: amount × quantity × begun months, rounded half up to whole lekë. A fee by the
 * page needs the pages counted (`pages-not-counted`); a period must not end before it begins (`fee-period-reversed`); no
 * quantity makes a fee less than one lek, unless the fee itself is nothing (`fee-quantity-impossible`).
 */
export function feesOf(service: ServiceContent, form: FilledForm, facts: FeeFacts): Parsed<readonly ComputedFee[]> {
  const fees: ComputedFee[] = [];
  for (const fee of service.fees) {
    const quantity = quantityOf(fee, form, facts);
    if (!quantity.ok) return quantity;
    const unitAmount = facts.tariffs[fee.code] ?? lek(fee.amount);
    const exact = multiply(fromInteger(unitAmount), quantity.value.units);
    if (exact.numerator / exact.denominator > BigInt(MAX_LEK))
      return notParsed("amount-out-of-range", { max: MAX_LEK });
    const amount = roundHalfUp(exact);
    if (amount < 1 && unitAmount > 0) return { ok: false, refusal: impossibleQuantity(fee) };
    fees.push({ code: fee.code, unitAmount, quantity: quantity.value.text, amount, blocks: fee.blocks });
  }
  return parsed(fees);
}

interface Quantity {
  readonly units: Rational;
  readonly text: string;
}

function quantityOf(fee: ServiceFee, form: FilledForm, { pages }: FeeFacts): Parsed<Quantity> {
  if (fee.per === "page" && fee.quantityField === null) {
    if (pages === null) return notParsed("pages-not-counted");
    return parsed({ units: fromInteger(pages), text: String(pages) });
  }
  const stated = fee.quantityField === null ? 1 : form[fee.quantityField];
  if (typeof stated !== "number") return notParsed("fee-quantity-missing", { field: fee.quantityField });
  const counted = readQuantity(fee, stated);
  if (!counted.ok) return counted;
  const units = counted.value;
  if (fee.period === null) return parsed({ units, text: String(stated) });
  const [from, to] = [form[fee.period.from], form[fee.period.to]];
  if (typeof from !== "string" || typeof to !== "string")
    return notParsed("fee-quantity-missing", { field: fee.period.from });
  if (to < from) return notParsed("fee-period-reversed", { from, to });
  const months = begunMonths(from as CivilDate, to as CivilDate);
  return parsed({ units: multiply(units, fromInteger(months)), text: `${stated}×${months}` });
}

/** Months begun from a first to a last day, both included: 15 March to 14 April is one, to 15 April two. */
export function begunMonths(from: CivilDate, to: CivilDate): number {
  const [year, month, day] = from.split("-").map(Number) as [number, number, number];
  let months = 1;
  while (dateOf(year, month + months, day) < addDays(to, 1)) months += 1;
  return months;
}
