import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TOKENS } from "../../composition/index.js";
import { readConfiguration } from "../../configuration/index.js";
import { startDefter, type RunningDefter } from "../../server/start-defter.js";
import { measureOf, type Benchmark } from "../benchmark.js";
import { Clients, NOTHING, signedIn, TENANT } from "../loading.js";
import { percentile } from "../statistics.js";
import { benchAccounts } from "./accounts.js";

const CLIENTS = 32;
const CHECK = "query($accountId: ID!) { clearanceCheck(accountId: $accountId) { state owedTotal owedSince } }";

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
      const clients = new Clients(await signedIn(defter, ["clerk"]));
      const seconds = quick ? 3 : 15;
      const round = (query: string, ids: readonly string[], length = seconds) =>
        clients.round({
          ...{ clients: CLIENTS, seconds: length, query },
          variables: ids.map((accountId) => [{ accountId }]),
        });
      await round(NOTHING, [], 1);
      await round(CHECK, accountIds, 1);
      const nothing = await round(NOTHING, []);
      const check = await round(CHECK, accountIds);
      await clients.leave();
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
