import { createHash } from "node:crypto";
import type { Db } from "mongodb";
import type { StoredEvent } from "../../../application/event-store/index.js";
import { streamFor } from "../../../application/streams.js";
import { civilDateAt, instant, type Instant, type Position } from "../../../domain/shared/index.js";
import { auditTrailProjection } from "../../../projections/administration/index.js";
import { MongoReadModelStore } from "../../../read-models/mongo/index.js";
import { TENANT } from "../loading.js";

const BATCH = 5_000;
const BEGIN = Date.parse("2025-01-01T06:00:00.000Z");
/** Two years: what half a million facts a year come to. */
const DURATION_MS = 2 * 365 * 86_400_000;
const [TAXPAYERS, OFFICES, CLERKS] = [60_000, 34, 240];
/** Of a hundred facts so many: what officers read, what comes in, what runs write. */
const SHARES = [
  { type: "RecordRead", category: "access", share: 46 },
  { type: "PaymentReceived", category: "taxAccount", share: 14 },
  { type: "InvoiceIssued", category: "taxAccount", share: 13 },
  { type: "ObligationsAssessed", category: "taxAccount", share: 13 },
  { type: "SignedIn", category: "user", share: 6 },
  { type: "ApplicationLodged", category: "case", share: 4 },
  { type: "DecisionTaken", category: "case", share: 4 },
] as const;
/** One in so many is of a kind that hardly ever happens, as what holds for the whole municipality is. */
const SELDOM = 50_000;

/** What a journal that was written can be asked for. */
export interface Written {
  /** The id of any entry. */
  readonly idOf: (index: number) => string;
  readonly streamOf: (index: number) => string;
  readonly timeOf: (index: number) => Instant;
  readonly actor: string;
  readonly office: string;
}

/**
 * A journal of so many entries, two years long, as the projection makes them of facts, written by the store's own writer
 * with all its indexes. The facts are in no log: nothing that is measured here reads one.
 */
export async function writeJournal(db: Db, count: number, note: (line: string) => void): Promise<Written> {
  const { name, version, views } = auditTrailProjection;
  const shape = { name, version, views };
  const build = { projection: name, version, build: 1 };
  const store = new MongoReadModelStore(db);
  await store.create(shape, build);
  await store.catalog.add(shape, build, "live");
  let from: Position | undefined;
  for (let begin = 0; begin < count; begin += BATCH) {
    const end = Math.min(begin + BATCH, count);
    const facts = Array.from({ length: end - begin }, (_each, at) => factOf(begin + at, count));
    const rows = facts.flatMap((fact) =>
      auditTrailProjection
        .project(undefined as never, undefined as never, fact)
        .map((change) => ({ ...change, tenant: TENANT, at: fact.position, added: true })),
    );
    const to = facts.at(-1)!.position;
    await store.write([{ shape, build, from, to, events: facts.length, rows }]);
    from = to;
    if (end % (BATCH * 20) === 0) note(`${end.toLocaleString("en")} entries written`);
  }
  return {
    idOf: eventIdOf,
    streamOf: (index) => factOf(index, count).streamName,
    timeOf: (index) => timeOf(index, count),
    actor: clerkOf(7),
    office: officeOf(7),
  };
}

function factOf(index: number, count: number): StoredEvent {
  const recordedAt = timeOf(index, count);
  const today = civilDateAt(recordedAt);
  const { type, category } = kindOf(index);
  const clerk = (index * 7) % CLERKS;
  const taxpayer = `TAXPAYER${(index * 7_919) % TAXPAYERS}`;
  const subject = category === "access" ? [today, clerkOf(clerk), String(index % 8)] : [taxpayer];
  const about =
    category === "access" ? { subjectId: taxpayer, resource: "taxpayer" } : { amount: String(index % 9_000) };
  const hash = createHash("sha256").update(String(index)).digest("hex");
  return {
    ...{ eventId: eventIdOf(index), type, streamName: streamFor(category, TENANT, ...subject), recordedAt },
    data: { ...about, on: today },
    envelope: {
      tenant: TENANT,
      actor: { id: clerkOf(clerk), role: "clerk", office: officeOf(clerk % OFFICES) },
      ...{
        commandId: `command-${index}`,
        $correlationId: `thread-${index - (index % 3)}`,
        $causationId: `command-${index}`,
      },
      ...{ schemaVersion: 1, effectiveDate: today, contentHash: hash },
    },
    revision: 0n,
    position: { commit: BigInt(index * 700), prepare: BigInt(index * 700) },
  };
}

function kindOf(index: number): { readonly type: string; readonly category: string } {
  if (index % SELDOM === SELDOM - 1) return { type: "CalendarAdopted", category: "municipality" };
  let left = (index * 37) % 100;
  return SHARES.find(({ share }) => (left -= share) < 0)!;
}

function timeOf(index: number, count: number): Instant {
  return instant(new Date(BEGIN + Math.floor((index / count) * DURATION_MS)));
}

function eventIdOf(index: number): string {
  return `00000000-0000-5000-8000-${String(index).padStart(12, "0")}`;
}

function clerkOf(number: number): string {
  return `clerk-${number}`;
}

function officeOf(number: number): string {
  return `office-${number}`;
}
