import { ReplaySubject } from "rxjs";
import { InvariantError, type CivilDate } from "../../../domain/shared/index.js";
import {
  packageTrialDecider,
  registerDecider,
  TrialTally,
  type TriedTaxpayer,
} from "../../../domain/taxation/index.js";
import { DefterError } from "../../errors.js";
import { inOrder } from "../../ledger/index.js";
import { prepareAssessment } from "../account/index.js";
import type { RunningTrial, TrialProgress } from "../inputs/trials.js";
import type { LawOfYear } from "../law/index.js";
import { carryOutBeside, packageTrialStream, taxpayerStream, type TaxationParts } from "../support/index.js";
import type { Ask } from "../use-case.js";

/** Both are of one year, so that what differs is the law alone. */
export interface TrialLaws {
  readonly draft: LawOfYear;
  readonly against: LawOfYear;
}

interface TrialOrder {
  readonly packageId: string;
  readonly trialId: string;
  readonly laws: TrialLaws;
}

/** Taxpayers whose streams are read at once. */
const AT_ONCE = 64;
const TOLD_EVERY = 500;

/** Works through the register. Nothing is awaited here: follow `progress` or `done`. */
export function startTrial(
  parts: TaxationParts,
  ask: Ask,
  order: TrialOrder,
  taxpayerIds: readonly string[],
): RunningTrial {
  const progress = new ReplaySubject<TrialProgress>(1);
  const { trialId } = order;
  const tell = (taxpayers: number) => progress.next({ trialId, expected: taxpayerIds.length, taxpayers });
  tell(0);
  const done = workThrough(parts, ask, order, taxpayerIds, tell).then(
    () => progress.complete(),
    (error: unknown) => {
      progress.error(error);
      throw error;
    },
  );
  // Whoever follows `progress` learns of a failure there; nobody has to await `done`.
  done.catch(() => undefined);
  return { trialId, progress: progress.asObservable(), done };
}

async function workThrough(
  { ledger, runBatchSize = TOLD_EVERY }: TaxationParts,
  ask: Ask,
  { packageId, trialId, laws }: TrialOrder,
  taxpayerIds: readonly string[],
  tell: (taxpayers: number) => void,
): Promise<void> {
  const tally = new TrialTally();
  const one = async (taxpayerId: string): Promise<TriedTaxpayer> => {
    const loaded = await ledger.load(taxpayerStream(ask.tenant, taxpayerId), registerDecider);
    return tried(laws, taxpayerId, loaded, ask.today);
  };
  for await (const each of inOrder(taxpayerIds, one, AT_ONCE)) {
    tally.add(each);
    if (tally.taxpayers % runBatchSize === 0) tell(tally.taxpayers);
  }
  const result = await carryOutBeside(
    ledger,
    { ...ask, commandId: `${trialId}.finish`, causationId: ask.commandId },
    {
      stream: packageTrialStream(ask.tenant, packageId),
      decider: packageTrialDecider,
      command: { type: "FinishPackageTrial", packageId, trialId, result: tally.result(), on: ask.today },
      body: { finishPackageTrial: trialId },
    },
  );
  if (!result.ok) throw new DefterError("CONFLICT", result.refusal.code, { facts: result.refusal.facts });
  tell(tally.taxpayers);
}

/** One taxpayer by both laws. What one of them refuses is listed; the pass goes on. */
function tried(
  { draft, against }: TrialLaws,
  taxpayerId: string,
  loaded: Parameters<typeof prepareAssessment>[2],
  assessedOn: CivilDate,
): TriedTaxpayer {
  try {
    const after = prepareAssessment(draft, taxpayerId, loaded, assessedOn);
    if (!after.ok) return { taxpayerId, refusal: after.refusal.code };
    const before = prepareAssessment(against, taxpayerId, loaded, assessedOn);
    if (!before.ok) return { taxpayerId, refusal: before.refusal.code };
    return { taxpayerId, before: before.value.lines, after: after.value.lines };
  } catch (error) {
    if (error instanceof InvariantError) return { taxpayerId, refusal: "assessment-impossible" };
    throw error;
  }
}
