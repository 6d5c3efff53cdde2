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
import { CLEAR } from "../domain/casework/support/paths.js";
import { layCluster } from "../support/postgres-cluster.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { PATIENCE_MS, until } from "../support/until.js";
import { HANDLER, HEAD } from "./support/officers.js";
import type { Death } from "./support/processing-child.js";

const TENANT = "shkoder";
const SERVICE = "identity-attestation";
const DUES = "tax-clearance-certificate";
const INFORMATION = "information-request";
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

  function started(now: string, death: Death | null, tells = false): ChildProcess {
    const program = join(packageRoot(), "dist/test/crash/support/processing-child.js");
    const given = [open.urls, now, death, tells].map((each) => JSON.stringify(each));
    return spawn(process.execPath, [program, ...given], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, ...environment },
    });
  }

  /** Runs them until they die. */
  async function dies(now: string, at: Death["at"], nth: number, point: Death["point"]): Promise<void> {
    const child = started(now, { at, nth, point }, at === "tellings" || at === "tell");
    const late = setTimeout(() => child.kill("SIGTERM"), PATIENCE_MS);
    const [, signal] = (await once(child, "close")) as [number | null, string | null];
    clearTimeout(late);
    expect({ at, nth, point, signal }).toEqual({ at, nth, point, signal: "SIGKILL" });
  }

  /** Lets them work until something is true, and ends them. */
  async function work(now: string, isSo: () => Promise<boolean>, tells = false): Promise<void> {
    const child = started(now, null, tells);
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

  test("finish a merger of taxpayers once that was cut off after its first step, whichever step they die at", async () => {
    const [SURVIVOR, DUPLICATE] = ["MERGED1", "MERGED2"];
    for (const [index, taxpayerId] of [SURVIVOR, DUPLICATE].entries())
      await done(
        get(TOKENS.taxation).registerTaxpayer(ask(), {
          ...{ taxpayerId, kind: "person", name: `Banor ${taxpayerId}`, office: "velipoje" },
          identifier: { scheme: "nid", value: syntheticNid(100 + index, true) },
          address: { unit: "velipoje", street: null },
        }),
      );
    const payment = {
      amount: lek(700),
      channel: "bank",
      paidOn: civilDate("2025-03-03"),
      reference: "MERGED",
    } as const;
    const paid = { ...payment, accountId: DUPLICATE, payer: null, office: "velipoje", desk: null };
    await done(get(TOKENS.taxation).receivePayment(ask(), paid));
    const ledger = get(TOKENS.ledger);
    let written = 0;
    const cutOff: typeof ledger = {
      ...ledger,
      handle: (step) => (!step.rehearsal && ++written > 1 ? Promise.reject(new Error("cut off")) : ledger.handle(step)),
    };
    const merging = { survivorId: SURVIVOR, duplicateId: DUPLICATE, keepObjects: [] };
    await expect(get(TOKENS.taxationOver)(cutOff).mergeTaxpayers(ask(), merging)).rejects.toThrow("cut off");
    expect(await idsOf("MergedInto")).toEqual([DUPLICATE]);

    const steps = ["DuplicateAbsorbed", "IdentifierReleased", "AccountMerged"] as const;
    // Rehearsals and steps that were done before are commands as well: each time they come one step further.
    for (const [nth, reached] of [
      [3, [1, 0, 0]],
      [4, [1, 1, 0]],
      [7, [1, 1, 1]],
    ] as const) {
      await dies(LATER, "handle", nth, "after");
      expect(await Promise.all(steps.map(async (type) => (await idsOf(type)).length))).toEqual(reached);
    }
    const head = (await get(TOKENS.eventStore).head())!;
    await work(LATER, async () => {
      const records = await get(TOKENS.processes).records();
      return hasReached(records.find(({ process }) => process === "finish-mergers")?.position, head);
    });
    expect(await idsOf("MergedInto")).toEqual([DUPLICATE]);
    expect(await idsOf("DuplicateAbsorbed")).toEqual([SURVIVOR]);
    expect(await idsOf("AccountMerged")).toEqual([SURVIVOR, DUPLICATE]);
    const asked = { accountId: SURVIVOR, effectiveOn: civilDate("2025-06-02") };
    expect(await get(TOKENS.taxation).accountPosition(TENANT, asked)).toMatchObject({ value: { paid: 700 } });
    expect(await get(TOKENS.processes).stuck(TENANT, { limit: 10 })).toEqual([]);
  });

  describe("and who tells people of it", () => {
    const ASKED = ["ASKED1", "ASKED2", "ASKED3"];
    const [WARNED, SILENT] = ["2025-06-16T09:00:00Z", "2025-06-20T09:00:00Z"];

    beforeAll(async () => {
      const identity = get(TOKENS.identity);
      for (const [userId, role] of [
        [HANDLER, "specialist"],
        [HEAD, "sector-head"],
      ] as const) {
        const user = { userId, username: userId, displayName: userId, email: null, roles: [role], offices: null };
        await done(identity.createUser(ask(), { ...user, password: "një fjalëkalim i gjatë", mustChange: false }));
      }
      const on = { today: civilDate("2025-06-02") };
      const cases = get(TOKENS.caseworkWhere)(async () => ROLES, { clock: fixedClock(LATER) });
      await done(cases.adoptFromModel(ask(on), { services: [INFORMATION], validFrom: on.today }));
      for (const caseId of ASKED) {
        await done(cases.lodgeCase(ask(on), { ...lodging(INFORMATION, { identifier: null }), caseId }));
        const searching = { by: { role: "foi-coordinator", offices: null }, checks: [CLEAR] };
        await done(cases.actOnCase(ask(on), { caseId, transition: "start-search", ...searching }));
        const by = { role: "sector-head", offices: null };
        await done(cases.assignCase(ask(on), { caseId, by, role: "specialist", to: HANDLER }));
      }
    });

    /** What people were told of the cases whose clock runs, one for each message. */
    async function told(): Promise<readonly string[]> {
      const written = (await events()).filter(({ type }) => type === "MessageWritten").map(({ data }) => data);
      return written
        .filter(({ caseId }) => ASKED.includes(String(caseId)))
        .map(({ caseId, template }) => `${String(caseId)} ${(template as { readonly code: string }).code}`)
        .toSorted();
    }
    const ofAll = (...templates: readonly string[]) =>
      ASKED.flatMap((caseId) => templates.map((template) => `${caseId} ${template}`)).toSorted();
    const ofAsked = async (type: string) => (await idsOf(type)).filter((id) => ASKED.includes(id));

    test("every limit is warned of once, and every message written once", async () => {
      await dies(WARNED, "passTime", 2, "before");
      await dies(WARNED, "passTime", 1, "after");
      await dies(WARNED, "tellings", 2, "after");
      await dies(WARNED, "tell", 2, "before");
      await dies(WARNED, "tell", 2, "after");
      const all = ofAll("application-received", "time-limit-warned");
      await work(WARNED, async () => (await told()).length >= all.length, true);
      expect(await ofAsked("TimeLimitWarned")).toEqual(ASKED);
      expect(await told()).toEqual(all);
    });

    test("silence takes effect once, and whoever it concerns is told once", async () => {
      await dies(SILENT, "passTime", 2, "after");
      await dies(SILENT, "tell", 4, "after");
      await dies(SILENT, "advance", 1, "before");
      const before = ["application-received", "time-limit-warned"];
      const all = ofAll(...before, "time-limit-missed", "time-limit-escalated", "silence-took-effect");
      await work(SILENT, async () => (await told()).length >= all.length, true);
      for (const type of ["TimeLimitMissed", "TimeLimitEscalated", "SilenceTookEffect"])
        expect(await ofAsked(type)).toEqual(ASKED);
      expect(await told()).toEqual(all);
      // Read again from the beginning, nobody is told anything twice.
      await get(TOKENS.resources).postgres.query("delete from processes.checkpoint where process = 'notify'");
      const head = (await get(TOKENS.eventStore).head())!;
      const again = async () => {
        const records = await get(TOKENS.processes).records();
        return hasReached(records.find(({ process }) => process === "notify")?.position, head);
      };
      await work(SILENT, again, true);
      expect(await told()).toEqual(all);
      expect(await get(TOKENS.processes).stuck(TENANT, { limit: 10 })).toEqual([]);
    });
  });
});
