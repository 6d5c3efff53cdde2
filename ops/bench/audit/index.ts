import { auditEvent, auditTrail, ledgerTimeline } from "../../../read-models/administration/index.js";
import { MongoReader } from "../../../read-models/mongo/index.js";
import type { AuditFilter, Scope } from "../../../read-models/read-side/index.js";
import { measureOf, type Benchmark, type Measure } from "../benchmark.js";
import { compareInTurns } from "../in-turns.js";
import { TENANT } from "../loading.js";
import { withEmbedded } from "../mongo/contenders.js";
import { median } from "../statistics.js";
import { writeJournal, type Written } from "./journal.js";

const ENTRIES = 1_000_000;
/** As a page of the trail asks. */
const PAGE = 50;
const ROUNDS = 7;
/** So often each thing is asked in a round. */
const TIMES = 15;
/** A page is fifty-one documents where the reference is one. */
const PAGE_TARGET = 20;
/** A look at two edges of a period before. */
const PERIOD_TARGET = 25;
/** Where the second condition is looked at in the documents that the first one finds. */
const TWICE_NARROWED_TARGET = 60;
/** Five moments, and the spans that can still be written into. */
const TIMELINE_TARGET = 30;
/** What a process counts once: every entry of the journal, in its index. */
const FIRST_TIMELINE_TARGET = 6_000;

/** What an auditor waits for on a large ledger, beside finding one document by its id through the same reader. */
export const audit: Benchmark = {
  title: "the audit trail and its bar of time on a large ledger, beside finding one of its entries by id",
  measure: ({ quick, note }) =>
    withEmbedded(4, async function* ({ client }) {
      const entries = quick ? 30_000 : ENTRIES;
      const db = client.db("bench");
      const written = await writeJournal(db, entries, note);
      const reader = new MongoReader(db);
      const find = auditEvent(reader);
      const everybody: Scope = { tenant: TENANT, offices: null };
      let asked = 0;
      const findOne = async () => {
        const id = written.idOf((asked++ * 104_729) % entries);
        if ((await find(everybody, id)) === null) throw new Error("an entry is not found");
      };
      const reference = () => timed(findOne, TIMES * 4);
      const compared = async (name: string, most: number, ask: () => Promise<unknown>): Promise<Measure> => {
        const value = () => timed(ask, TIMES);
        const { middle, spread } = await compareInTurns({ rounds: ROUNDS, value, reference, figureOf: (ms) => ms });
        return measureOf({ name, unit: "ms", ...middle, spread, target: { most } });
      };
      await timed(findOne, 500);
      const timeline = () => ledgerTimeline(reader);
      const first = await timed(() => timeline()(TENANT, null), 1);
      yield measureOf({
        ...{
          name: `bar of time of ${entries.toLocaleString("en")} entries, first of a process`,
          unit: "ms",
          value: first,
        },
        ...{ reference: await reference(), target: { most: FIRST_TIMELINE_TARGET } },
      });
      const known = timeline();
      await known(TENANT, null);
      yield await compared("bar of time, from now", TIMELINE_TARGET, () => known(TENANT, null));
      const then = written.timeOf(Math.floor(entries / 3));
      yield await compared("bar of time, from a moment", TIMELINE_TARGET, () => known(TENANT, then));
      const list = auditTrail(reader);
      for (const { name, most, filter, scope = everybody, rows } of pagesOf(written, entries)) {
        yield await compared(`first page${name}`, most, async () => {
          const page = await list(scope, { filter, limit: PAGE, after: null });
          if (page.rows.length < rows) throw new Error(`first page${name}: ${page.rows.length} rows`);
        });
      }
    }),
};

interface AskedPage {
  readonly name: string;
  readonly most: number;
  readonly filter: AuditFilter;
  readonly scope?: Scope;
  /** So many are found at least: a page that is empty by mistake is quick. */
  readonly rows: number;
}

function pagesOf({ streamOf, timeOf, actor, office }: Written, entries: number): readonly AskedPage[] {
  const [recordedFrom, recordedTo] = [timeOf(Math.floor(entries / 2)), timeOf(Math.floor(entries * 0.55))];
  const period = { recordedFrom, recordedTo };
  const scope = { tenant: TENANT, offices: [office] };
  const one = (name: string, filter: AuditFilter, rows = PAGE) => ({ name, filter, rows, most: PAGE_TARGET });
  const inPeriod = (name: string, filter: AuditFilter, rows = PAGE) => ({ name, filter, rows, most: PERIOD_TARGET });
  const two = (name: string, filter: AuditFilter, rows = PAGE) => ({ name, filter, rows, most: TWICE_NARROWED_TARGET });
  return [
    one("", {}),
    one(" of a stream", { stream: streamOf(13) }, 1),
    one(" of a frequent type", { type: "RecordRead" }),
    one(" of a type that is rare", { type: "CalendarAdopted" }, 0),
    one(" of an actor", { actorId: actor }),
    one(" of an office", { actorOffice: office }),
    one(" of a kind of stream", { category: "case" }),
    { ...one(" of who sees one office", {}), scope },
    inPeriod(" of a period", period),
    inPeriod(" of a type in a period", { ...period, type: "RecordRead" }),
    inPeriod(" of an actor in a period", { ...period, actorId: actor }, 1),
    inPeriod(" of an office in a period", { ...period, actorOffice: office }, 1),
    two(" of a type and an office", { type: "DecisionTaken", actorOffice: office }, 1),
    two(" of an actor and a type", { type: "DecisionTaken", actorId: actor }, 1),
  ];
}

/** The middle of so many answers, in milliseconds. */
async function timed(ask: () => Promise<unknown>, times: number): Promise<number> {
  const found: number[] = [];
  for (let time = 0; time < times; time++) {
    const began = performance.now();
    await ask();
    found.push(performance.now() - began);
  }
  return median(found);
}
