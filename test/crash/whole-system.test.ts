import { randomUUID } from "node:crypto";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { packageRoot } from "../../ops/paths.js";
import type { Officer, Payload } from "../acceptance/support/officer.js";
import { Machine, VICTIMS } from "./support/machine.js";

const TAXPAYERS = 66;
const AMOUNT = 100;
const CASHIERS = 6;
/** How long one command may be sent again and again. */
const PATIENCE_MS = 60_000;

const machine = new Machine();
let officer: Officer;
let accounts: readonly string[];

beforeAll(async () => {
  await machine.start(TAXPAYERS);
  officer = await machine.financeOfficer();
  const { taxpayers } = await insistently<{ taxpayers: { nodes: { id: string }[] } }>(
    `{ taxpayers(first: 200) { nodes { id } } }`,
  );
  accounts = taxpayers.nodes.map(({ id }) => id);
  expect(accounts).toHaveLength(TAXPAYERS);
}, 180_000);
afterAll(() => machine.remove(), 60_000);

/** Sends the same command again until it is acknowledged, as every client may; what is refused is refused for ever. */
async function insist(name: string, input: object): Promise<Payload> {
  const commandId = randomUUID();
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(100)) {
    const answer = await officer.command(name, input, { commandId }).catch(() => undefined);
    const fault = answer?.errors?.[0]?.extensions;
    if (answer?.data) return answer.data[name] as Payload;
    if (fault && ["REFUSED", "VALIDATION", "FORBIDDEN", "DUPLICATE_COMMAND"].includes(fault.code))
      throw new Error(`${name}: ${JSON.stringify(fault)}`);
    if (Date.now() > until) throw new Error(`${name} was never answered: ${JSON.stringify(answer)}`);
  }
}

async function insistently<Data>(query: string, variables: object = {}): Promise<Data> {
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(200)) {
    const answer = await officer.ask(query, variables).catch(() => undefined);
    if (answer?.data && !answer.errors) return answer.data as unknown as Data;
    if (Date.now() > until) throw new Error(`never answered: ${JSON.stringify(answer)}`);
  }
}

async function paidOn(account: string): Promise<number> {
  const { accountPosition } = await insistently<{ accountPosition: { paid: number } }>(
    `query($id: ID!) { accountPosition(accountId: $id) { paid } }`,
    { id: account },
  );
  return accountPosition.paid;
}

interface Balance {
  readonly ledgerAccount: string;
  readonly debit: number;
  readonly credit: number;
  readonly balance: number;
}

/** The books, once they hold everything up to a position. */
async function books(minPosition: string | null): Promise<readonly Balance[]> {
  const { trialBalance } = await insistently<{ trialBalance: readonly Balance[] }>(
    `query($at: Position) { trialBalance(minPosition: $at) { ledgerAccount debit credit balance } }`,
    { at: minPosition },
  );
  return trialBalance;
}

const sumOf = (lines: readonly Balance[], side: "debit" | "credit" | "balance") =>
  lines.reduce((sum, line) => sum + line[side], 0);
const inBank = (lines: readonly Balance[]) =>
  lines.find(({ ledgerAccount }) => ledgerAccount === "money.bank")?.balance ?? 0;

/** Parallel commands are acknowledged in any order. */
function laterOf(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right;
  return BigInt(left.split("/")[0]!) > BigInt(right.split("/")[0]!) ? left : right;
}

/** Whether every read model is what a rebuild from the log gives. */
function verifyProjections(): void {
  const program = join(packageRoot(), "dist/ops/cli/main.js");
  execFileSync(process.execPath, [program, "projections", "verify", "all", "--json"], {
    env: { ...process.env, DEFTER_DATA: machine.folder },
    stdio: "pipe",
  });
}

describe("payments while everything is killed in turn", () => {
  test("each acknowledged payment is there once, in the ledger and in the books", async () => {
    const before = await Promise.all(accounts.map(paidOn));
    const bankBefore = inBank(await books(null));
    const acknowledged = new Map<string, number>();
    let last: string | null = null;
    let paying = true;
    let number = 0;
    const cashier = async () => {
      while (paying) {
        const account = accounts[number % accounts.length]!;
        const reference = `CRASH-${number++}`;
        const { receipt } = await insist("receivePayment", {
          accountId: account,
          amount: AMOUNT,
          channel: "BANK",
          paidOn: "2025-12-30",
          reference,
          office: "shkoder-centre",
        });
        acknowledged.set(account, (acknowledged.get(account) ?? 0) + 1);
        last = laterOf(last, receipt.position);
      }
    };
    const cashiers = Promise.all(Array.from({ length: CASHIERS }, cashier));
    const disaster = async () => {
      for (const victim of Object.keys(VICTIMS) as (keyof typeof VICTIMS)[]) {
        await sleep(1_500);
        machine.kill(victim);
      }
      await sleep(1_500);
      await machine.killProgram();
      await machine.start(TAXPAYERS);
      await sleep(1_500);
    };
    await disaster().finally(() => (paying = false));
    await cashiers;

    const total = [...acknowledged.values()].reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(20);
    const after = await Promise.all(accounts.map(paidOn));
    expect(after.map((paid, index) => paid - before[index]!)).toEqual(
      accounts.map((account) => (acknowledged.get(account) ?? 0) * AMOUNT),
    );
    const lines = await books(last);
    expect(sumOf(lines, "debit")).toBe(sumOf(lines, "credit"));
    expect(inBank(lines) - bankBefore).toBe(total * AMOUNT);
  }, 240_000);

  test("every read model is what the log says", () => {
    expect(verifyProjections).not.toThrow();
  }, 120_000);
});

interface Run {
  readonly id: string;
  readonly state: string;
  readonly counts: { readonly assessed: number; readonly unchanged: number; readonly refused: number };
}

describe("an assessment run that is killed at work", () => {
  const runOf = async (id: string): Promise<Run | undefined> => {
    const { assessmentRuns } = await insistently<{ assessmentRuns: { nodes: readonly Run[] } }>(
      `{ assessmentRuns(first: 50) { nodes { id state counts { assessed unchanged refused } } } }`,
    );
    return assessmentRuns.nodes.find((run) => run.id === id);
  };
  const finished = async (id: string): Promise<Run> => {
    for (const until = Date.now() + PATIENCE_MS; ; await sleep(200)) {
      const run = await runOf(id);
      if (run?.state === "finished") return run;
      if (Date.now() > until) throw new Error(`the run did not finish: ${JSON.stringify(run)}`);
    }
  };

  test("goes on where it was, assesses everyone once, and numbers without a gap", async () => {
    const { runId } = await insist("startAssessmentRun", { year: 2024, assessedOn: "2025-01-05", invoice: true });
    machine.kill("event store");
    await machine.killProgram();
    await machine.start(TAXPAYERS);
    const stood = await runOf(runId);
    if (stood?.state !== "finished") await insist("resumeAssessmentRun", { runId });
    const { counts } = await finished(runId);
    expect(counts).toMatchObject({ assessed: TAXPAYERS, refused: 0 });

    const again = await insist("startAssessmentRun", { year: 2024, assessedOn: "2025-01-05", invoice: true });
    expect((await finished(again.runId)).counts).toMatchObject({ assessed: 0, unchanged: TAXPAYERS });

    // Both years were invoiced in 2025: an office numbers them in one row.
    const { invoices } = await insistently<{
      invoices: { nodes: readonly { number: string; year: number; accountId: string }[] };
    }>(`{ invoices(first: 200) { nodes { number year accountId } } }`);
    const billed = invoices.nodes.map(({ year, accountId }) => `${year} ${accountId}`);
    expect(new Set(billed).size).toBe(billed.length);
    expect(billed.length).toBeGreaterThan(TAXPAYERS);
    const byOffice = new Map<string, number[]>();
    for (const { number } of invoices.nodes) {
      const [office, , count] = number.split("/");
      byOffice.set(
        office!,
        [...(byOffice.get(office!) ?? []), Number(count)].sort((a, b) => a - b),
      );
    }
    for (const numbers of byOffice.values()) expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  }, 240_000);

  test("leaves read models that are what the log says", () => {
    expect(verifyProjections).not.toThrow();
  }, 120_000);
});
