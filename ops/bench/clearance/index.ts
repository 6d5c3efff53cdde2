import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { TOKENS } from "../../composition/index.js";
import { readConfiguration } from "../../configuration/index.js";
import { startDefter, type RunningDefter } from "../../server/start-defter.js";
import { measureOf, type Benchmark } from "../benchmark.js";
import { percentile } from "../statistics.js";
import { benchAccounts } from "./accounts.js";
import type { LoadOrder, LoadTarget } from "./load.js";

const CLIENTS = 32;
const TENANT = "shkoder";
const CHECK = "query($accountId: ID!) { clearanceCheck(accountId: $accountId) { state owedTotal owedSince } }";
const NOTHING = "{ __typename }";

/** "Has this person paid?", asked of the whole service by 32 clerks at once, beside the emptiest question there is. */
export const clearance: Benchmark = {
  title: `clearance check through GraphQL, ${CLIENTS} clients, against { __typename } under the same load`,
  async *measure({ quick, note }) {
    const folder = await mkdtemp(join(tmpdir(), "defter-bench-"));
    const configuration = readConfiguration({ DEFTER_DATA: folder, DEFTER_PORT: "0", DEFTER_PROJECTIONS: "no" });
    const silent = { line: () => undefined, step: () => undefined };
    const defter = await startDefter({ configuration, progress: silent, taxpayers: 0 });
    try {
      const accounts = quick ? 2_000 : 100_000;
      const begun = performance.now();
      const accountIds = await accountsIn(defter, accounts);
      note(`${accounts} accounts written in ${Math.round((performance.now() - begun) / 1000)} s`);
      const worker = new Worker(new URL("./load.js", import.meta.url), { workerData: await targetOf(defter) });
      const seconds = quick ? 3 : 15;
      const round = (query: string, ids: readonly string[], length = seconds) =>
        loadBy(worker, { clients: CLIENTS, seconds: length, query, accountIds: ids });
      await round(NOTHING, [], 1);
      await round(CHECK, accountIds, 1);
      const nothing = await round(NOTHING, []);
      const check = await round(CHECK, accountIds);
      await worker.terminate();
      yield measureOf({
        name: `clearance check, ${accounts} accounts, p99`,
        value: percentile(check, 0.99),
        unit: "ms",
        reference: percentile(nothing, 0.99),
        target: { most: 4 },
      });
      yield measureOf({
        name: "clearance check",
        value: check.length / seconds,
        unit: "checks/s",
        reference: nothing.length / seconds,
      });
    } finally {
      await defter.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function accountsIn({ open: { composition } }: RunningDefter, count: number): Promise<readonly string[]> {
  const [taxation, ledger] = [composition.get(TOKENS.taxation), composition.get(TOKENS.ledger)];
  return benchAccounts({ taxation, ledger, tenant: TENANT }, count);
}

/** A clerk who acts for the whole municipality, signed in. */
async function targetOf({ address, open: { composition } }: RunningDefter): Promise<LoadTarget> {
  const password = randomBytes(18).toString("base64url");
  const clock = composition.get(TOKENS.clock);
  const made = await composition.get(TOKENS.identity).createUser(
    { tenant: TENANT, actor: { id: "bench", role: "system" }, commandId: "bench:clerk", today: clock.today() },
    {
      username: "clerk",
      displayName: "clerk",
      email: null,
      roles: ["clerk"],
      offices: null,
      password,
      mustChange: false,
    },
  );
  if (!made.ok) throw new Error(made.refusal.code);
  const answer = await fetch(`${address}/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "clerk", password, tenant: TENANT, kind: "bearer" }),
  });
  const { token } = (await answer.json()) as { readonly token: string };
  return { url: `${address}/graphql`, headers: { authorization: `Bearer ${token}` } };
}

function loadBy(worker: Worker, order: LoadOrder): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    worker.once("message", (answer: { readonly latencies?: readonly number[]; readonly failed?: string }) => {
      if (answer.latencies) resolve(answer.latencies);
      else reject(new Error(answer.failed));
    });
    worker.postMessage(order);
  });
}
