import { inOrder } from "../../application/ledger/index.js";
import { streamFor } from "../../application/streams.js";
import { civilDate, type FactOf } from "../../domain/shared/index.js";
import type { AccountEvent } from "../../domain/taxation/index.js";
import { liveTaxYear, type BilledYear } from "./account-year.js";
import { SeedCashDesks } from "./cash-desks.js";
import { done, seedAsk, SEED_CONCURRENCY, type OnProgress, type SeedParts } from "./seeder.js";
import { stableUlid, syntheticRegister, type SyntheticTaxpayer } from "./synthetic/index.js";

/** The year that the demonstration lives through, and the day on which it is assessed. */
export const SEED_YEAR = 2025;
const ASSESSED_ON = civilDate("2025-01-20");

/** Assesses and invoices the whole register, then lets every taxpayer behave through the year as they were invented. */
export async function seedTaxYear(parts: SeedParts, seed: string, size: number, onProgress: OnProgress): Promise<void> {
  await assessAll(parts, seed, onProgress);
  const desks = new SeedCashDesks(parts);
  let lived = 0;
  const live = async (taxpayer: SyntheticTaxpayer) => {
    const billed = await billedYearOf(parts, taxpayer.taxpayerId);
    if (billed) await liveTaxYear(parts, desks, seed, taxpayer, billed);
  };
  for await (const _ of inOrder(syntheticRegister(seed, size), live, SEED_CONCURRENCY)) {
    lived += 1;
    if (lived % 100 === 0 || lived === size) onProgress("payments", lived, size);
  }
  await desks.closeAll();
}

async function assessAll(parts: SeedParts, seed: string, onProgress: OnProgress): Promise<void> {
  const runId = stableUlid(seed, "run", SEED_YEAR);
  const ask = seedAsk(parts, ASSESSED_ON, "run", SEED_YEAR);
  const running = await done(
    parts.taxation.startAssessmentRun(ask, { runId, year: SEED_YEAR, assessedOn: ASSESSED_ON, invoice: true }),
  );
  const watching = running.progress.subscribe({
    next: ({ counts, expected }) => onProgress("assessment", counts.taxpayers, expected),
    // The failure is met where the end is awaited.
    error: () => undefined,
  });
  const { refusals } = await running.done;
  watching.unsubscribe();
  const [first] = refusals;
  if (first) throw new Error(`${refusals.length} taxpayers of the seed could not be assessed; ${first.code}`);
}

/** What the run wrote for one taxpayer; null where nothing was due. */
async function billedYearOf({ ledger, tenant }: SeedParts, accountId: string): Promise<BilledYear | null> {
  const facts = await ledger.facts<AccountEvent>(streamFor("taxAccount", tenant, accountId), { maxCount: 2 });
  const assessed = facts.find((fact) => fact.type === "ObligationsAssessed") as
    FactOfType<"ObligationsAssessed"> | undefined;
  const invoice = facts.find((fact) => fact.type === "InvoiceIssued") as FactOfType<"InvoiceIssued"> | undefined;
  if (!assessed || !invoice) return null;
  return {
    invoiceId: invoice.data.invoiceId,
    // Relieved lines come to nothing; a line that was billed comes to something.
    firstKey: invoice.data.billed[0]!.key,
    parts: assessed.data.lines.flatMap((line) => line.parts.map(({ due, amount }) => ({ due, amount }))),
  };
}

type FactOfType<Type extends AccountEvent["type"]> = Extract<FactOf<AccountEvent>, { type: Type }>;
