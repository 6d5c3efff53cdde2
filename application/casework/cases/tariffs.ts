import type { ServiceContent } from "../../../domain/casework/index.js";
import { parseLek, yearOf, type Lek } from "../../../domain/shared/index.js";
import type { Ask } from "../../taxation/index.js";
import { lawInForce } from "../../taxation/law/index.js";

/** Where the fiscal package in force is read from. */
export type TariffSource = Pick<ReturnType<typeof lawInForce>, "ofYear">;

/**
 * Whole lekë for one unit of each fee, by the fiscal package in force: it prevails over what the service says. Fees whose
 * rate the package does not name singly, and years without a package, keep the amount of the service.
 */
export async function tariffsOf(
  source: TariffSource,
  { tenant, today }: Ask,
  { fees }: ServiceContent,
): Promise<Readonly<Record<string, Lek>>> {
  if (fees.every(({ fiscalItem }) => fiscalItem === null)) return {};
  const law = await source.ofYear(tenant, yearOf(today));
  if (!law.ok) return {};
  const tariffs: Record<string, Lek> = {};
  for (const { code, fiscalItem } of fees) {
    const item = law.value.compiled.source.items.find((each) => each.code === fiscalItem?.item);
    const row = item?.rates?.find((each) => each.code === fiscalItem?.rate);
    const amount = row?.rate.type === "amount" ? parseLek(row.rate.amount) : null;
    if (amount?.ok && amount.value >= 0) tariffs[code] = amount.value;
  }
  return tariffs;
}
