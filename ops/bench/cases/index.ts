import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServiceContent } from "../../../domain/casework/index.js";
import { municipalityDecider } from "../../../domain/taxation/index.js";
import { inOrder } from "../../../application/ledger/index.js";
import { streamFor } from "../../../application/streams.js";
import { seedPartsOf, TOKENS, type Composition } from "../../composition/index.js";
import { readConfiguration } from "../../configuration/index.js";
import { seedCatalogue, seedLaw } from "../../seed/index.js";
import { openDefter } from "../../server/open-defter.js";
import { startDefter, type RunningDefter } from "../../server/start-defter.js";
import { measureOf, type Benchmark } from "../benchmark.js";
import { NEW_UUID } from "../load-order.js";
import { Clients, NOTHING, signedIn, TENANT } from "../loading.js";
import { median, percentile } from "../statistics.js";
import { writeOpenCases } from "./open-cases.js";

const CLIENTS = 32;
/** Two clients for each: what somebody reads is recorded in lanes of their own (decision 0038). */
const CLERKS = 16;
const OPEN_CASES = 100_000;
const SERVICE = "burial-ceremony-attestation";

const QUEUE = `query($first: Int!) { myQueue(first: $first) {
  nodes { id number serviceName { sq } state { name { sq } } applicantName office dueOn late handlers { role } }
  pageInfo { hasNextPage endCursor } } }`;
const STEP = `mutation($commandId: UUID!, $input: ActOnCaseInput!) {
  actOnCase(commandId: $commandId, input: $input) { state receipt { position } } }`;

/** Milliseconds of every request. */
type Round = readonly number[];

/** A clerk's morning: the queue, and steps of cases, by 32 clerks at once, beside the emptiest question there is. */
export const cases: Benchmark = {
  title: `a page of a queue and a step of a case, ${CLIENTS} clients, against { __typename } under the same load`,
  async *measure({ quick, note }) {
    const folder = await mkdtemp(join(tmpdir(), "defter-bench-"));
    const configuration = readConfiguration({ DEFTER_DATA: folder, DEFTER_PORT: "0" });
    const silent = { line: () => undefined, step: () => undefined };
    const start = () => startDefter({ configuration, progress: silent, taxpayers: 0 });
    const open = quick ? 5_000 : OPEN_CASES;
    let defter: RunningDefter | undefined;
    try {
      defter = await start();
      const caseIds = await lodged(defter, quick ? CLIENTS : 20 * CLIENTS);
      await everythingRead(defter);
      await defter.stop();
      const between = await openDefter(configuration, () => undefined);
      await writeOpenCases(between.composition, open, await officesOf(between.composition));
      await between.closing.close();
      defter = await start();
      note(`${open} rows of open cases written, and ${caseIds.length} cases lodged`);
      const clients = new Clients(await signedIn(defter, ["clerk"], CLERKS));
      const [rounds, seconds] = quick ? [1, 3] : [3, 6];
      const round = (query: string, variables: readonly (readonly object[])[], length = seconds) =>
        clients.round({ clients: CLIENTS, seconds: length, query, variables });
      const [page, steps] = [[[{ first: 50 }]], caseIds.map(stepsOf)];
      await round(NOTHING, [], 2);
      await round(QUEUE, page, 2);
      await round(STEP, steps, 2);
      const found = { nothing: [], queue: [], step: [] } as Record<"nothing" | "queue" | "step", Round[]>;
      for (let turn = 0; turn < rounds; turn++) {
        found.nothing.push(await round(NOTHING, []));
        found.queue.push(await round(QUEUE, page));
        found.step.push(await round(STEP, steps));
      }
      await clients.leave();
      const p99 = (of: readonly Round[]) => median(of.map((each) => percentile(each, 0.99)));
      const perSecond = (of: readonly Round[]) => median(of.map((each) => each.length / seconds));
      const reference = p99(found.nothing);
      yield measureOf({
        ...{ name: `page of a queue of ${open} open cases, p99`, unit: "ms", value: p99(found.queue) },
        ...{ reference, target: { most: 5 } },
      });
      yield measureOf({
        ...{ name: "step of a case, p99", unit: "ms", value: p99(found.step) },
        ...{ reference, target: { most: 6 } },
      });
      const rate = { unit: "requests/s", reference: perSecond(found.nothing) };
      yield measureOf({ name: "pages of the queue", value: perSecond(found.queue), ...rate });
      yield measureOf({ name: "steps", value: perSecond(found.step), ...rate });
    } finally {
      await defter?.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Out to the applicant and back: two steps that can be taken again and again. */
function stepsOf(caseId: string): readonly object[] {
  const ask = { caseId, transition: "ask-applicant", request: [{ words: "Sqaroni qëllimin." }] };
  const complete = { caseId, transition: "complete-file", completion: { note: "U sqarua." } };
  return [ask, complete].map((input) => ({ commandId: NEW_UUID, input }));
}

/** Cases at the front desk, lodged by the use cases. */
async function lodged({ open: { composition } }: RunningDefter, count: number): Promise<readonly string[]> {
  const parts = seedPartsOf(composition, TENANT);
  await seedLaw(parts, () => undefined);
  await seedCatalogue(parts, () => undefined);
  const casework = composition.get(TOKENS.casework);
  const today = composition.get(TOKENS.clock).today();
  const prepared = await casework.prepareApplication(TENANT, { service: SERVICE, on: today });
  if (!prepared.ok) throw new Error(prepared.refusal.code);
  const form = formOf(prepared.value.service);
  const ids = Array.from({ length: count }, (_each, index) => `bench-${index}`);
  const lodge = async (caseId: string) => {
    const ask = { tenant: TENANT, actor: { id: "desk", role: "clerk" }, commandId: `bench:${caseId}`, today };
    const outcome = await casework.lodgeCase(ask, {
      ...{ caseId, service: SERVICE, office: "velipoje", by: { role: "front-desk", offices: null }, form },
      applicant: { kind: "citizen", language: "sq", name: `Kërkuesi ${caseId}` },
    });
    if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`);
  };
  for await (const _ of inOrder(ids, lodge, CLIENTS));
  return ids;
}

/** The shortest answers that the form takes. */
function formOf({ form }: Pick<ServiceContent, "form">): Readonly<Record<string, string | number | boolean>> {
  const required = form.filter((field) => field.required);
  return Object.fromEntries(
    required.map(({ key, type, min = 1, options = [] }) => {
      if (type === "select") return [key, options[0]!.code];
      if (type === "number") return [key, min];
      if (type === "boolean") return [key, true];
      if (type === "date") return [key, "2025-03-03"];
      if (type === "unit") return [key, "velipoje"];
      return [key, type === "nid" ? "J00101999W" : "Përgjigje e provës".padEnd(min, ".")];
    }),
  );
}

async function officesOf(composition: Composition): Promise<readonly string[]> {
  const ledger = composition.get(TOKENS.ledger);
  const { state } = await ledger.load(streamFor("municipality", TENANT, TENANT), municipalityDecider);
  return [...state.offices.keys()];
}

async function everythingRead({ open: { composition } }: RunningDefter): Promise<void> {
  const head = (await composition.get(TOKENS.eventStore).head())!;
  const { freshness } = composition.get(TOKENS.readSide);
  const patient = AbortSignal.timeout(120_000);
  if (!(await freshness.waitFor("cases", head, 120_000, patient)))
    throw new Error("the projections do not come so far");
}
