import { accepted, refusal, refused, type CivilDate, type Decider } from "../../shared/index.js";
import type { PackageTrialEvent, TrialResult } from "./events.js";

type Started = Extract<PackageTrialEvent, { type: "PackageTrialStarted" }>["data"];

/** The latest trial of a package. Without a result it is at work, or was cut off: begin another. */
export interface PackageTrial {
  readonly phase: "started" | "finished";
  readonly started: Started;
  readonly result: TrialResult | null;
}
export type PackageTrialState = { readonly phase: "none" } | PackageTrial;

export type PackageTrialCommand =
  | (Started & { readonly type: "StartPackageTrial"; readonly on: CivilDate })
  | {
      readonly type: "FinishPackageTrial";
      readonly packageId: string;
      readonly trialId: string;
      readonly result: TrialResult;
      readonly on: CivilDate;
    };

/** The stream `packageTrial-T.packageId`: the trials of one package, of which the latest counts. */
export const packageTrialDecider: Decider<PackageTrialState, PackageTrialCommand, PackageTrialEvent> = {
  initialState: { phase: "none" },
  decide(command, state) {
    const { type, on: effectiveDate, ...data } = command;
    if (type === "StartPackageTrial")
      return accepted({ type: "PackageTrialStarted", data: data as Started, effectiveDate });
    const { packageId, trialId, result } = command;
    if (state.phase === "none" || state.started.trialId !== trialId)
      return refused(refusal("trial-overtaken", { packageId, trialId }));
    if (state.phase === "finished") return accepted();
    return accepted({ type: "PackageTrialFinished", data: { packageId, trialId, result }, effectiveDate });
  },
  evolve(state, fact): PackageTrialState {
    if (fact.type === "PackageTrialStarted") return { phase: "started", started: fact.data, result: null };
    return state.phase === "none" ? state : { ...state, phase: "finished", result: fact.data.result };
  },
};
