import { notParsed, parsed, type CivilDate, type Parsed } from "../../../shared/index.js";
import type { AccountState } from "../state.js";
import { positionOn, sumOf } from "./position.js";
import type { AccountLaw, BillPosition } from "./types.js";

/**
 * What the parts on an invoice still come to at the end of a day: the paper states the amounts of its own day, this
 * says what would have to be paid on another. Refuses `invoice-unknown`.
 */
export function billOn(
  state: AccountState,
  invoiceId: string,
  effectiveOn: CivilDate,
  law: AccountLaw,
): Parsed<BillPosition> {
  const invoice = state.invoices.find((each) => each.invoiceId === invoiceId);
  if (!invoice) return notParsed("invoice-unknown", { invoiceId });
  const { number, year, cancelled, billed } = invoice;
  const names = new Set(billed.map(({ key, part }) => `${key}#${part}`));
  const parts = positionOn(state, effectiveOn, law).obligations.flatMap(({ key, item, parts: all }) =>
    all
      .filter((part) => names.has(`${key}#${part.number}`))
      .map(({ number: part, due, outstanding }) => ({ key, part, item, due, outstanding })),
  );
  return parsed({
    invoiceId,
    number,
    year,
    cancelled,
    effectiveOn,
    parts,
    outstanding: sumOf(parts.map(({ outstanding }) => outstanding)),
  });
}
