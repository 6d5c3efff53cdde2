import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { CaseworkUseCases } from "../../application/casework/index.js";
import { fixedClock } from "../../application/ports.js";
import { caseworkProcesses } from "../../application/processes/index.js";
import type { Ask } from "../../application/taxation/index.js";
import { civilDate, hasReached, lek } from "../../domain/shared/index.js";
import { ROLES } from "../../domain/identity/index.js";
import { TOKENS } from "../../ops/composition/index.js";
import { readConfiguration } from "../../ops/configuration/index.js";
import { removePostgres } from "../../ops/embedded/postgres/index.js";
import { packageRoot } from "../../ops/paths.js";
import { seedLaw } from "../../ops/seed/index.js";
import { syntheticNid } from "../../ops/seed/synthetic/identifiers.js";
import { openDefter, type OpenDefter } from "../../ops/server/open-defter.js";
import { startProjector, type Projector } from "../../ops/server/projector.js";
import { done, lodging } from "../application/casework/support/counter.js";
import { layCluster } from "../support/postgres-cluster.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { PATIENCE_MS, until } from "../support/until.js";
import type { Death } from "./support/processing-child.js";

const TENANT = "shkoder";
const SERVICE = "identity-attestation";
const DUES = "tax-clearance-certificate";
const folder = temporaryFolder("processes-crash");
const environment = { DEFTER_DATA: folder };
const LODGED = "2025-03-03T09:00:00Z";
const LATER = "2025-06-02T09:00:00Z";
const MANY = 6;
const numbers = Array.from({ length: MANY }, (_, index) => index + 1);

/** Policies and timers are killed (-9) at every point of their work and started again. */
describe("Processes that are killed", () => {
  let open: OpenDefter;
  let projector: Projector;
  const get: OpenDefter["composition"]["get"] = (token) => open.composition.get(token);
  let asked = 0;
  const ask = (given: Partial<Ask> = {}): Ask => ({
    tenant: TENANT,
    actor: { id: "front-desk-1", role: "front-desk" },
    commandId: `crash-${++asked}`,
    today: civilDate("2025-03-03"),
    ...given,
  });

  beforeAll(async () => {
    await layCluster(join(folder, "postgres"));
    open = await openDefter(readConfiguration(environment), () => undefined);
    projector = startProjector(get(TOKENS.engine), get(TOKENS.logger));
    await seedLaw({ taxation: get(TOKENS.taxation), ledger: get(TOKENS.ledger), tenant: TENANT }, () => undefined);
    const cases = atTheCounter();
    await done(cases.adoptFromModel(ask(), { services: [SERVICE, DUES], validFrom: civilDate("2025-03-03") }));
    for (const number of numbers) {
      await done(
        get(TOKENS.taxation).registerTaxpayer(ask(), {
          ...{ taxpayerId: `PAYER${number}`, kind: "person", name: `Banor ${number}`, office: "velipoje" },
          identifier: { scheme: "nid", value: syntheticNid(number, true) },
          address: { unit: "velipoje", street: null },
        }),
      );
      const input = lodging(SERVICE, { identifier: syntheticNid(number, true) });
      await done(cases.lodgeCase(ask(), { ...input, caseId: `CASE${number}` }));
    }
  });
  afterAll(async () => {
    await projector.stop();
    await open.closing.close();
    removePostgres(join(folder, "postgres"));
    rmSync(folder, { recursive: true, force: true });
  });

  /** A counter that charges nobody: everything is left to the policy. */
  function atTheCounter(): CaseworkUseCases {
    const refused = { ok: false, refusal: { code: "package-missing", facts: {} } } as const;
    const taxation = { ...get(TOKENS.taxation), chargeObligation: async () => refused };
    const over = { clock: fixedClock(LODGED), taxation };
    return get(TOKENS.caseworkWhere)(async () => ROLES, over);
  }

  function started(now: string, death: Death | null): ChildProcess {
    const program = join(packageRoot(), "dist/test/crash/support/processing-child.js");
    const given = [open.urls, now, death].map((each) => JSON.stringify(each));
    return spawn(process.execPath, [program, ...given], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, ...environment },
    });
  }

  /** Runs them until they die. */
  async function dies(now: string, at: Death["at"], nth: number, point: Death["point"]): Promise<void> {
    const child = started(now, { at, nth, point });
    const late = setTimeout(() => child.kill("SIGTERM"), PATIENCE_MS);
    const [, signal] = (await once(child, "close")) as [number | null, string | null];
    clearTimeout(late);
    expect({ at, nth, point, signal }).toEqual({ at, nth, point, signal: "SIGKILL" });
  }

  /** Lets them work until something is true, and ends them. */
  async function work(now: string, isSo: () => Promise<boolean>): Promise<void> {
    const child = started(now, null);
    const closed = once(child, "close");
    try {
      const ended = closed.then(() => Promise.reject(new Error("the processes ended by themselves")));
      await Promise.race([ended, until("it follows", isSo, 20)]);
    } finally {
      child.kill("SIGTERM");
      await closed;
    }
  }

  const events = () => get(TOKENS.eventStore).readAll(undefined, 100_000);
  /** The ids of the streams that hold events of a type, one for each event. */
  const idsOf = async (type: string) =>
    (await events())
      .filter((event) => event.type === type)
      .map(({ streamName }) => streamName.split(".")[1]!)
      .toSorted();
  const allHave = (type: string) => async () => new Set(await idsOf(type)).size === MANY;
  /** The cases that came to be sealed, one for each time. */
  const sealed = async () =>
    (await events())
      .filter(({ type, data }) => type === "CaseAdvanced" && data["to"] === "sealing")
      .map(({ streamName }) => streamName.split(".")[1]!)
      .toSorted();
  const WAITING = numbers.map((number) => `DUES${number}`);
  const CASES = numbers.map((number) => `CASE${number}`);
  const PAYERS = numbers.map((number) => `PAYER${number}`);

  test("charge every fee once", async () => {
    await dies(LODGED, "chargeFees", 1, "before");
    await dies(LODGED, "chargeFees", 2, "after");
    await work(LODGED, allHave("ObligationCharged"));
    expect(await idsOf("ObligationCharged")).toEqual(PAYERS);
  });

  test("tell every case once that its fee is paid", async () => {
    for (const accountId of PAYERS)
      await done(
        get(TOKENS.taxation).receivePayment(ask(), {
          ...{ accountId, amount: lek(100), channel: "bank", paidOn: civilDate("2025-03-03"), reference: accountId },
          ...{ payer: null, office: "velipoje", desk: null },
        }),
      );
    await dies(LODGED, "settleFees", 2, "after");
    await work(LODGED, allHave("FeeSettled"));
    expect(await idsOf("FeeSettled")).toEqual(CASES);
  });

  test("let every case go on once that waited for what is paid now", async () => {
    const cases = get(TOKENS.caseworkWhere)(async () => ROLES, { clock: fixedClock(LODGED) });
    for (const number of numbers) {
      const input = lodging(DUES, { identifier: syntheticNid(number, true) });
      await done(cases.lodgeCase(ask(), { ...input, caseId: `DUES${number}` }));
    }
    expect(await sealed()).toEqual([]);
    for (const accountId of PAYERS)
      await done(
        get(TOKENS.taxation).receivePayment(ask(), {
          ...{ accountId, amount: lek(100), channel: "bank", paidOn: civilDate("2025-03-03") },
          ...{ reference: `${accountId}-2`, payer: null, office: "velipoje", desk: null },
        }),
      );
    await dies(LODGED, "recheck", 3, "after");
    await work(LODGED, async () => new Set(await sealed()).size === MANY);
    expect(await sealed()).toEqual(WAITING);
  });

  test("let every limit be missed once, also where they die in the middle of a batch of timers", async () => {
    await dies(LATER, "passTime", 3, "before");
    await dies(LATER, "passTime", 1, "after");
    await work(LATER, async () => new Set(await idsOf("TimeLimitMissed")).size === 2 * MANY);
    expect(await idsOf("TimeLimitMissed")).toEqual([...CASES, ...WAITING]);
    expect(await idsOf("TimeLimitEscalated")).toEqual(CASES);
  });

  test("write nothing when they react to everything again, and die before their checkpoint", async () => {
    const before = await events();
    await get(TOKENS.resources).postgres.query("delete from processes.checkpoint");
    await dies(LATER, "advance", 1, "before");
    const managers = caseworkProcesses(get(TOKENS.caseworkProcessing));
    const lastOf = ({ types, prefixes }: (typeof managers)[number]) =>
      before.findLast(
        ({ type, streamName }) => types.includes(type) && prefixes.some((prefix) => streamName.startsWith(prefix)),
      );
    await work(LATER, async () => {
      const records = await get(TOKENS.processes).records();
      return managers.every((manager) => {
        const [last, reached] = [lastOf(manager), records.find(({ process }) => process === manager.name)?.position];
        return last === undefined || hasReached(reached, last.position);
      });
    });
    expect(await events()).toHaveLength(before.length);
    expect(await get(TOKENS.processes).stuck(TENANT, { limit: 10 })).toEqual([]);
  });
});
