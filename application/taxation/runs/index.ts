import { parsed, refusal, type CivilDate, type Parsed } from "../../../domain/shared/index.js";
import {
  assessmentRunDecider,
  type AssessmentRunCommand,
  type AssessmentRunEvent,
  type AssessmentRunState,
  type RunCounts,
  type StartedRun,
} from "../../../domain/taxation/index.js";
import { derivedId, type CommandResult } from "../../ledger/index.js";
import { accountLaw, type AccountRoom } from "../account/index.js";
import type { RunningRun, StartRunInput } from "../inputs/administration.js";
import { carryOut, outcomeOf, refusedOutcome, runStream } from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";
import type { RunUseCases } from "../use-cases.js";
import type { RunAtWork } from "./assess-batch.js";
import { listedTaxpayers, readPosition, writtenPosition } from "./register-listing.js";
import { RunsAtWork, shown } from "./at-work.js";
import { endedRun, progressOf, resumable } from "./batches.js";
import { startAssessing } from "./run-engine.js";

export { RunsAtWork, shown } from "./at-work.js";
export { endedRun, onRunStream, progressOf, resumable, startEngine, type Engine } from "./batches.js";
export { allOf, commandOf, numbersOf, orRefusal } from "./one-by-one.js";
export { listedTaxpayers, readPosition, writtenPosition } from "./register-listing.js";

type LookedAt = Pick<StartRunInput, "year" | "selection">;

/** The tax year: runs over the register, resumable from the last batch that was written. */
export function runUseCases(room: AccountRoom): RunUseCases {
  const { ledger, eventStore } = room.parts;
  const atWork = new RunsAtWork<RunCounts>();
  const stateOf = async (tenant: string, runId: string): Promise<AssessmentRunState> =>
    (await ledger.load(runStream(tenant, runId), assessmentRunDecider)).state;
  const onStream = (ask: Ask, runId: string, command: AssessmentRunCommand, body: object) =>
    carryOut(ledger, ask, { stream: runStream(ask.tenant, runId), decider: assessmentRunDecider, command, body });

  /** Sets a run to work here, unless it is at work already, or has ended. Refuses `run-already-at-work`. */
  async function setToWork(ask: Ask, runId: string): Promise<Parsed<RunningRun>> {
    const run = await stateOf(ask.tenant, runId);
    if (run.phase === "none") return { ok: false, refusal: refusal("run-unknown", { runId }) };
    if (run.phase !== "running") return { ok: true, value: endedRun(run) };
    const { year, upToPosition, selection } = run.started;
    const work = await workFor(ask, run.started);
    if (!work.ok) return work;
    const used = await room.law.takeIntoUse(ask, work.value.law);
    if (!used.ok) return used;
    const ids = await listedTaxpayers(eventStore, ask.tenant, readPosition(upToPosition), selection);
    // From here to the registration nothing is awaited, so that two asks cannot both set a year to work.
    const known = atWork.get(ask.tenant, runId);
    if (known) return { ok: true, value: shown(known) };
    const other = busyWith(ask.tenant, year);
    if (other) return { ok: false, refusal: other };
    const engine = startAssessing(work.value, run, ids);
    return { ok: true, value: atWork.enter({ tenant: ask.tenant, matter: year, engine }) };
  }

  async function workFor(ask: Ask, run: StartedRun["started"]): Promise<Parsed<RunAtWork>> {
    const law = await room.law.byHash(ask.tenant, run.year, run.packageId, run.packageHash);
    if (!law.ok) return law;
    const municipality = await room.law.municipality(ask.tenant);
    const rules = accountLaw(municipality, ask.today);
    if (!rules.ok) return rules;
    return { ok: true, value: { room, ask, run, law: law.value, municipality, accountLaw: rules.value } };
  }

  function busyWith(tenant: string, year: number, runId?: string) {
    const other = atWork.other(tenant, year, runId);
    return other ? refusal("run-already-at-work", { year, runId: other.runId }) : null;
  }

  async function start(ask: Ask, input: StartRunInput, runId: string): Promise<Outcome<RunningRun>> {
    const known = await stateOf(ask.tenant, runId);
    const command = known.phase === "none" ? await startCommand(ask, input, runId) : againstKnown(ask, known);
    if (!command.ok) return command;
    const result = await onStream(ask, runId, command.value, { startAssessmentRun: input });
    if (known.phase !== "none" && result.ok && result.receipt.duplicate !== true)
      return refusedOutcome(refusal("run-exists", { runId }));
    return running(ask, runId, result);
  }

  /** Whom a run would look at: the law of the year, and the register as it stands now. */
  async function lookedAt(tenant: string, today: CivilDate, { year, selection: asked }: LookedAt) {
    const law = await room.law.ofYear(tenant, year);
    if (!law.ok) return law;
    const rules = accountLaw(await room.law.municipality(tenant), today);
    if (!rules.ok) return rules;
    const upTo = (await eventStore.head()) ?? { commit: 0n, prepare: 0n };
    const selection = {
      unit: asked?.unit ?? null,
      kind: asked?.kind ?? null,
      taxpayerIds: asked?.taxpayerIds ? [...asked.taxpayerIds] : null,
    };
    const ids = await listedTaxpayers(eventStore, tenant, upTo, selection);
    return parsed({ law: law.value, selection, upTo, ids });
  }

  /** The position is pinned first, so that whoever is registered later belongs to a later run. */
  async function startCommand(ask: Ask, input: StartRunInput, runId: string): Promise<Parsed<AssessmentRunCommand>> {
    const { year, invoice } = input;
    const assessedOn = input.assessedOn ?? ask.today;
    if (assessedOn > ask.today)
      return { ok: false, refusal: refusal("day-in-future", { day: assessedOn, on: ask.today }) };
    const looked = await lookedAt(ask.tenant, ask.today, input);
    if (!looked.ok) return looked;
    const { law, selection, upTo, ids } = looked.value;
    const expected = ids.length;
    const { packageId, hash: packageHash } = law;
    const upToPosition = writtenPosition(upTo);
    const facts = { runId, year, packageId, packageHash, assessedOn, selection, invoice, upToPosition, expected };
    return { ok: true, value: { type: "StartAssessmentRun", on: ask.today, ...facts } };
  }

  async function running(
    ask: Ask,
    runId: string,
    result: CommandResult<AssessmentRunEvent>,
  ): Promise<Outcome<RunningRun>> {
    if (!result.ok) return result;
    const run = await setToWork(ask, runId);
    return run.ok ? outcomeOf(result, () => run.value) : run;
  }

  return {
    async startAssessmentRun(ask, input) {
      const runId = input.runId ?? derivedId(ask.commandId, "assessment-run");
      const other = busyWith(ask.tenant, input.year, runId);
      return other ? refusedOutcome(other) : start(ask, input, runId);
    },

    async resumeAssessmentRun(ask, { runId }) {
      const { state, revision } = await ledger.load(runStream(ask.tenant, runId), assessmentRunDecider);
      const found = resumable(state, runId);
      if (!found.ok) return found;
      const run = await setToWork(ask, runId);
      return run.ok ? { ok: true, value: run.value, receipt: { position: null, revision, eventIds: [] } } : run;
    },

    async abandonAssessmentRun(ask, input) {
      const { runId, ground } = input;
      const command = { type: "AbandonAssessmentRun", runId, ground, on: ask.today } as const;
      const result = await onStream(ask, runId, command, { abandonAssessmentRun: input });
      if (result.ok) atWork.get(ask.tenant, runId)?.stop();
      return outcomeOf(result, () => ({ runId }));
    },

    async previewAssessmentRun(tenant, { today, ...input }) {
      const looked = await lookedAt(tenant, today, input);
      if (!looked.ok) return looked;
      const { law, ids } = looked.value;
      return parsed({ year: input.year, packageId: law.packageId, taxpayers: ids.length });
    },

    async assessmentRun(tenant, { runId }) {
      const run = await stateOf(tenant, runId);
      if (run.phase === "none") return { ok: false, refusal: refusal("run-unknown", { runId }) };
      const { year, assessedOn, invoice, selection } = run.started;
      const { unit, kind, taxpayerIds } = selection;
      return parsed({
        ...progressOf(run),
        ...{ year, assessedOn, invoice, selection: { unit, kind, taxpayers: taxpayerIds?.length ?? null } },
        atWork: atWork.get(tenant, runId) !== undefined,
        upTo: (await eventStore.head()) ?? null,
      });
    },

    runsAtWork: (tenant) => atWork.of(tenant),
  };
}

/** A run that exists is compared with itself: another command id is refused, its own gives its receipt. */
function againstKnown(ask: Ask, { started }: StartedRun): Parsed<AssessmentRunCommand> {
  return { ok: true, value: { type: "StartAssessmentRun", on: ask.today, ...started } };
}
