import { accepted, refusal, refused, sumLek, type Lek } from "../../../shared/index.js";
import { totalOf, type Components } from "../../law/index.js";
import type { AccountCommand, CancelInvoice, InvoiceOrder, IssueInvoice } from "../commands.js";
import type { StatedAmounts } from "../events/index.js";
import { positionOn, sumOf, type PartPosition } from "../position/index.js";
import type { AccountState } from "../state.js";
import { eventOf, firstFault, futureFault, type Decided } from "./common.js";

type Billing = InvoiceOrder & Pick<IssueInvoice, "year" | "keys" | "issuedOn" | "runId">;

export function issueInvoice(command: IssueInvoice, state: AccountState): Decided {
  const unknown = command.keys?.find(
    (key) => !state.obligations.some((each) => each.key === key && each.year === command.year),
  );
  const fault = firstFault(
    futureFault(command.issuedOn, command.on),
    unknown !== undefined && refusal("obligation-unknown", { key: unknown }),
  );
  return fault ?? bill(command, command, state);
}

/** Bills what is unpaid and on no invoice that stands, with the amounts as of the day of issue. */
export function bill(command: AccountCommand, billing: Billing, state: AccountState): Decided {
  const { invoiceId, number, office, year, issuedOn, runId } = billing;
  if (state.invoices.some((each) => each.invoiceId === invoiceId || each.number === number))
    return refused(refusal("invoice-known", { number }));
  const parts = unbilledParts(state, billing, command);
  if (parts.length === 0) return refused(refusal("nothing-to-bill", { year }));
  const data = {
    accountId: command.accountId,
    invoiceId,
    number,
    office,
    year,
    issuedOn,
    due: parts.map(({ part }) => part.due).sort()[0]!,
    billed: parts.map(({ key, part }) => ({ key, part: part.number, due: part.due, amount: unpaidOf(part) })),
    amounts: statedAmounts(parts.map(({ part }) => part.outstanding)),
    runId,
  };
  return accepted(eventOf(command, "InvoiceIssued", data, issuedOn));
}

export function cancelInvoice(command: CancelInvoice, state: AccountState): Decided {
  const { accountId, invoiceId, ground } = command;
  const invoice = state.invoices.find((each) => each.invoiceId === invoiceId);
  if (!invoice) return refused(refusal("invoice-unknown", { invoiceId }));
  if (invoice.cancelled) return refused(refusal("invoice-cancelled", { number: invoice.number }));
  return accepted(eventOf(command, "InvoiceCancelled", { accountId, invoiceId, number: invoice.number, ground }));
}

interface UnbilledPart {
  readonly key: string;
  readonly part: PartPosition;
}

function unbilledParts(state: AccountState, billing: Billing, { law }: AccountCommand): readonly UnbilledPart[] {
  const standing = state.invoices.filter((each) => !each.cancelled).flatMap((each) => each.billed);
  const billed = new Set(standing.map(({ key, part }) => `${key}#${part}`));
  return positionOn(state, billing.issuedOn, law)
    .obligations.filter(({ key, year }) => year === billing.year && (billing.keys?.includes(key) ?? true))
    .flatMap(({ key, parts }) => parts.map((part) => ({ key, part })))
    .filter(({ key, part }) => unpaidOf(part) > 0 && !billed.has(`${key}#${part.number}`));
}

function unpaidOf({ outstanding }: PartPosition): Lek {
  return sumLek([outstanding.principal, outstanding["enforcement-costs"]]);
}

/** What is outstanding altogether, as papers state it. */
export function statedAmounts(outstanding: readonly Components[]): StatedAmounts {
  const { "enforcement-costs": enforcementCosts, ...others } = sumOf(outstanding);
  return { enforcementCosts, ...others, total: totalOf({ "enforcement-costs": enforcementCosts, ...others }) };
}
