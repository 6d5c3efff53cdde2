import { daysBetween, parsed, refusal, type CivilDate, type Parsed } from "../../../domain/shared/index.js";
import {
  noticeRunDecider,
  type Batch,
  type NoticeRunCommand,
  type NoticeRunCounts,
  type NoticeRunState,
  type StartedNoticeRun,
} from "../../../domain/taxation/index.js";
import { derivedId } from "../../ledger/index.js";
import { accountLaw, type AccountRoom } from "../account/index.js";
import type { RunningNoticeRun } from "../inputs/notices.js";
import {
  endedRun,
  listedTaxpayers,
  onRunStream,
  progressOf,
  readPosition,
  resumable,
  RunsAtWork,
  shown,
  startEngine,
  type Engine,
} from "../runs/index.js";
import { carryOut, noticeRunStream, outcomeOf, refusedOutcome } from "../support/index.js";
import type { Ask } from "../use-case.js";
import type { NoticeRunUseCases } from "../use-cases.js";
import { beginning, faultOf } from "./beginning.js";
import { issueBatch, type NoticesAtWork } from "./issue-batch.js";
import { itemLawByYear } from "./item-law.js";
import { noticeLooks } from "./looks.js";

/** So many days after its day a run may go on: as long as what is issued is still told (`isNews`). */
const GOES_ON_WITHIN = 7;

/** Notices to those who owe: runs over the register, resumable from the last batch that was written. */
export function noticeRunUseCases(room: AccountRoom): NoticeRunUseCases {
  const { ledger, eventStore } = room.parts;
  const atWork = new RunsAtWork<NoticeRunCounts>();
  const stateOf = async (tenant: string, runId: string): Promise<NoticeRunState> =>
    (await ledger.load(noticeRunStream(tenant, runId), noticeRunDecider)).state;
  const onStream = (ask: Ask, runId: string, command: NoticeRunCommand, body: object) =>
    carryOut(ledger, ask, { stream: noticeRunStream(ask.tenant, runId), decider: noticeRunDecider, command, body });

  /** Sets a run to work here, unless it is at work already, or has ended. Refuses `notice-run-at-work`. */
  async function setToWork(ask: Ask, runId: string): Promise<Parsed<RunningNoticeRun>> {
    const run = await stateOf(ask.tenant, runId);
    if (run.phase === "none") return { ok: false, refusal: refusal("run-unknown", { runId }) };
    if (run.phase !== "running") return parsed(endedRun(run));
    const { upToPosition, selection } = run.started;
    const municipality = await room.law.municipality(ask.tenant);
    const rules = accountLaw(municipality, ask.today);
    if (!rules.ok) return rules;
    const listed = { ...selection, taxpayerIds: null };
    const ids = await listedTaxpayers(eventStore, ask.tenant, readPosition(upToPosition), listed);
    // From here to the registration nothing is awaited, so that two asks cannot both set a run to work.
    const known = atWork.get(ask.tenant, runId);
    if (known) return parsed(shown(known));
    const other = busyWith(ask.tenant, runId);
    if (other) return { ok: false, refusal: other };
    const itemLaw = itemLawByYear(room.law, ask.tenant);
    const work = { room, ask, run: run.started, municipality, accountLaw: rules.value, itemLaw };
    return parsed(atWork.enter({ tenant: ask.tenant, matter: null, engine: startTelling(work, run, ids) }));
  }

  function busyWith(tenant: string, runId?: string) {
    const other = atWork.other(tenant, null, runId);
    return other ? refusal("notice-run-at-work", { runId: other.runId }) : null;
  }

  /** Nothing is issued as of a day that is long past: it would be told to nobody, or be payable by a day that was. */
  function staleOf(today: CivilDate, runId: string, { issuedOn, terms }: StartedNoticeRun["started"]) {
    const days = Math.min(GOES_ON_WITHIN, terms.payWithin);
    return daysBetween(issuedOn, today) > days ? refusal("notice-run-stale", { runId, issuedOn, days }) : null;
  }

  return {
    async startNoticeRun(ask, input) {
      const runId = input.runId ?? derivedId(ask.commandId, "notice-run");
      const other = busyWith(ask.tenant, runId);
      if (other) return refusedOutcome(other);
      const fault = faultOf(input);
      if (fault) return refusedOutcome(fault);
      const rules = accountLaw(await room.law.municipality(ask.tenant), ask.today);
      if (!rules.ok) return rules;
      const known = await stateOf(ask.tenant, runId);
      const command: NoticeRunCommand =
        known.phase === "none"
          ? { type: "StartNoticeRun", on: ask.today, ...(await beginning(eventStore, ask, input, runId)).started }
          : { type: "StartNoticeRun", on: ask.today, ...known.started };
      const result = await onStream(ask, runId, command, { startNoticeRun: input });
      if (!result.ok) return result;
      if (known.phase !== "none" && result.receipt.duplicate !== true)
        return refusedOutcome(refusal("run-exists", { runId }));
      const stale = known.phase === "running" ? staleOf(ask.today, runId, known.started) : null;
      if (stale) return refusedOutcome(stale);
      const run = await setToWork(ask, runId);
      return run.ok ? outcomeOf(result, () => run.value) : run;
    },

    async resumeNoticeRun(ask, { runId }) {
      const { state, revision } = await ledger.load(noticeRunStream(ask.tenant, runId), noticeRunDecider);
      const found = resumable(state, runId);
      if (!found.ok) return found;
      const stale = staleOf(ask.today, runId, found.value.started);
      if (stale) return refusedOutcome(stale);
      const run = await setToWork(ask, runId);
      return run.ok ? { ok: true, value: run.value, receipt: { position: null, revision, eventIds: [] } } : run;
    },

    async abandonNoticeRun(ask, input) {
      const { runId, ground } = input;
      const command = { type: "AbandonNoticeRun", runId, ground, on: ask.today } as const;
      const result = await onStream(ask, runId, command, { abandonNoticeRun: input });
      if (result.ok) atWork.get(ask.tenant, runId)?.stop();
      return outcomeOf(result, () => ({ runId }));
    },

    async noticeRun(tenant, { runId }) {
      const run = await stateOf(tenant, runId);
      if (run.phase === "none") return { ok: false, refusal: refusal("run-unknown", { runId }) };
      const { kind, issuedOn, selection, terms } = run.started;
      const isAtWork = atWork.get(tenant, runId) !== undefined;
      const upTo = (await eventStore.head()) ?? null;
      return parsed({ ...progressOf(run), kind, issuedOn, selection, terms, atWork: isAtWork, upTo });
    },

    noticeRunsAtWork: (tenant) => atWork.of(tenant),
    ...noticeLooks(room, (tenant) => busyWith(tenant)),
  };
}

/** Tells the taxpayers after the run's cursor. */
function startTelling(work: NoticesAtWork, from: StartedNoticeRun, ids: readonly string[]): Engine<NoticeRunCounts> {
  const { runId } = from.started;
  const on = work.ask.today;
  const write = (name: string, command: NoticeRunCommand) =>
    onRunStream(work.room.parts, work.ask, {
      ...{ stream: noticeRunStream(work.ask.tenant, runId), decider: noticeRunDecider, command, name },
    });
  const engine = {
    size: work.room.parts.runBatchSize,
    batch: (batch: number, of: readonly string[]) => issueBatch(work, batch, of),
    advance: ({ refusals, ...told }: Batch<NoticeRunCounts>) =>
      write(`batch.${told.batch}`, { type: "AdvanceNoticeRun", ...told, refusals: [...refusals], on }),
    finish: () => write("finish", { type: "FinishNoticeRun", runId, on }),
  };
  return startEngine(engine, from, ids);
}
