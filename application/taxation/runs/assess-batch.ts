import { addLek, yearOf, ZERO_LEK } from "../../../domain/shared/index.js";
import {
  NO_COUNTS,
  registerDecider,
  type AccountEvent,
  type BatchResult,
  type InvoiceOrder,
  type RunCounts,
  type RunRefusal,
  type StartedRun,
} from "../../../domain/taxation/index.js";
import { derivedId, type CommandResult } from "../../ledger/index.js";
import {
  assessCommand,
  assessedBy,
  NUMBER_TO_COME,
  prepareAssessment,
  type AccountRoom,
  type OnAccount,
  type PreparedAssessment,
} from "../account/index.js";
import type { LawOfYear } from "../law/index.js";
import { askBeside, taxpayerStream } from "../support/index.js";
import type { Ask } from "../use-case.js";
import { allOf, commandOf, numbersOf, orRefusal, refusalFrom } from "./one-by-one.js";
import type { MunicipalityState } from "../../../domain/taxation/index.js";

/** What a run works with from its first batch to its last. */
export interface RunAtWork {
  readonly room: AccountRoom;
  readonly ask: Ask;
  readonly run: StartedRun["started"];
  readonly law: LawOfYear;
  readonly municipality: MunicipalityState;
  readonly accountLaw: OnAccount["law"];
}

/** One taxpayer of a batch: what the law comes to, and what the account says to it. */
interface Assessed {
  readonly taxpayerId: string;
  readonly prepared: PreparedAssessment | null;
  readonly result: CommandResult<AccountEvent>;
  /** It will be written with an invoice. */
  readonly billed: boolean;
}

/**
 * Assesses the taxpayers of a batch. With invoices, all are rehearsed first, the numbers of those that will be billed are
 * taken at once for each office, and then they are written. Every command id follows from run and taxpayer, so that a
 * batch that was cut off is done again without doing anything twice, and counts the same.
 */
export async function assessBatch(
  work: RunAtWork,
  batch: number,
  taxpayerIds: readonly string[],
): Promise<BatchResult<RunCounts>> {
  const first = await allOf(taxpayerIds, (taxpayerId) => assessOne(work, taxpayerId));
  if (!work.run.invoice) return sumOf(first);
  const numbers = await invoiceNumbers(work, batch, first);
  const written = await allOf(first, (each) =>
    each.billed || isToWrite(each.result) ? write(work, each, numbers) : Promise.resolve(each),
  );
  return sumOf(written);
}

async function assessOne(work: RunAtWork, taxpayerId: string): Promise<Assessed> {
  const { room, law, run, ask } = work;
  try {
    const taxpayer = await room.parts.ledger.load(taxpayerStream(ask.tenant, taxpayerId), registerDecider);
    const prepared = prepareAssessment(law, taxpayerId, taxpayer, run.assessedOn);
    if (!prepared.ok) return { taxpayerId, prepared: null, result: prepared, billed: false };
    const step = stepFor(work, taxpayerId, prepared.value, null);
    const ofTaxpayer = askFor(work, taxpayerId);
    const result = run.invoice
      ? await room.rehearse(ofTaxpayer, step)
      : await room.carryOut(ofTaxpayer, { ...step, opens: true });
    const billed = run.invoice && isOpen(result) && (await willBill(work, taxpayerId, prepared.value, result));
    return { taxpayerId, prepared: prepared.value, result, billed };
  } catch (error) {
    return { taxpayerId, prepared: null, result: { ok: false, refusal: refusalFrom(error) }, billed: false };
  }
}

/** Neither refused nor done before: there may be something to bill, also where the assessment stands as it was. */
function isOpen(result: Assessed["result"]): boolean {
  return result.ok && result.receipt.duplicate !== true;
}

/** The assessment will be written: not refused, not done before, not unchanged. */
function isToWrite(result: Assessed["result"]): boolean {
  return isOpen(result) && result.ok && result.events.length > 0;
}

/** What a new account owes is unpaid, so it will be billed; an older one is rehearsed with its invoice to know. */
async function willBill(
  work: RunAtWork,
  taxpayerId: string,
  prepared: PreparedAssessment,
  result: Assessed["result"],
): Promise<boolean> {
  if (result.ok && result.receipt.revision < 0n) return prepared.total > 0;
  const step = stepFor(work, taxpayerId, prepared, orderFor(work, taxpayerId, prepared, NUMBER_TO_COME));
  const rehearsal = await work.room.rehearse(askFor(work, taxpayerId), step);
  return rehearsal.ok && rehearsal.events.some((event) => event.type === "InvoiceIssued");
}

async function write(work: RunAtWork, each: Assessed, numbers: ReadonlyMap<string, string>): Promise<Assessed> {
  const { taxpayerId, prepared, result: rehearsed } = each;
  const number = numbers.get(invoiceIdFor(work, taxpayerId));
  const invoice = number === undefined ? null : orderFor(work, taxpayerId, prepared!, number);
  const step = stepFor(work, taxpayerId, prepared!, invoice);
  const opens = rehearsed.ok && rehearsed.receipt.revision < 0n;
  const result = await orRefusal(() => work.room.carryOut(askFor(work, taxpayerId), { ...step, opens }));
  return { ...each, result };
}

function invoiceNumbers(
  work: RunAtWork,
  batch: number,
  assessed: readonly Assessed[],
): Promise<ReadonlyMap<string, string>> {
  const { room, ask, run, municipality } = work;
  const papers = assessed
    .filter(({ billed }) => billed)
    .map(({ taxpayerId, prepared }) => ({ id: invoiceIdFor(work, taxpayerId), office: prepared!.office }));
  const order = { runId: run.runId, batch, kind: "invoice", year: yearOf(run.assessedOn), papers } as const;
  return numbersOf(room.parts.ledger, municipality, ask, order);
}

function stepFor(work: RunAtWork, taxpayerId: string, prepared: PreparedAssessment, invoice: InvoiceOrder | null) {
  const { room, ask, run, accountLaw } = work;
  const base = { accountId: taxpayerId, on: ask.today, law: accountLaw };
  const assessmentId = derivedId(commandIdFor(work, taxpayerId), "assessment");
  // Why a year differs is found at the object; a run finds that it does.
  const more = { assessmentId, runId: run.runId, ground: groundOf(work), invoice };
  return room.step(ask, assessCommand(base, prepared, more), { assessedByRun: run.runId, taxpayerId });
}

function groundOf({ run }: RunAtWork) {
  return run.selection.taxpayerIds === null ? ("object-changed" as const) : ("object-corrected" as const);
}

function orderFor(work: RunAtWork, taxpayerId: string, prepared: PreparedAssessment, number: string): InvoiceOrder {
  return { invoiceId: invoiceIdFor(work, taxpayerId), number, office: prepared.office };
}

function invoiceIdFor(work: RunAtWork, taxpayerId: string): string {
  return derivedId(commandIdFor(work, taxpayerId), "invoice");
}

function askFor(work: RunAtWork, taxpayerId: string): Ask {
  return askBeside(work.ask, commandIdFor(work, taxpayerId));
}

function commandIdFor({ run }: RunAtWork, taxpayerId: string): string {
  return commandOf(run.runId, taxpayerId, "assessed-by-run");
}

function sumOf(assessed: readonly Assessed[]): BatchResult<RunCounts> {
  const counts = { ...NO_COUNTS, taxpayers: assessed.length };
  const refusals: RunRefusal[] = [];
  let total = ZERO_LEK;
  for (const { taxpayerId, prepared, result } of assessed) {
    if (!result.ok) {
      counts.refused += 1;
      refusals.push({ taxpayerId, code: result.refusal.code });
      continue;
    }
    const { outcome, difference, invoiceNumber } = assessedBy(result.events, null, prepared?.total ?? ZERO_LEK);
    counts[outcome] += 1;
    if (invoiceNumber !== null) counts.invoiced += 1;
    total = addLek(total, difference);
  }
  return { counts, total, refusals };
}
