import type { Observable } from "rxjs";
import type { PackageTrial } from "../../../domain/taxation/index.js";

export interface PackageTrialInput {
  readonly packageId: string;
}

/** How far a trial has come, in taxpayers. */
export interface TrialProgress {
  readonly trialId: string;
  readonly expected: number;
  readonly taxpayers: number;
}

/** A trial at work in this process. `progress` repeats its last value to late subscribers, and ends with the trial. */
export interface RunningTrial {
  readonly trialId: string;
  readonly progress: Observable<TrialProgress>;
  /** Resolves when the result is kept; rejects when the stores did not answer: begin another. */
  readonly done: Promise<void>;
}

/** The latest trial of a package, as it stands. */
export interface TrialStanding {
  readonly trial: PackageTrial;
  /** `interrupted`: no result was kept and it is not at work here, so that another has to be begun. */
  readonly state: "running" | "finished" | "interrupted";
  /** Whether it tried the content that the package has now. */
  readonly current: boolean;
  readonly taxpayers: number;
}
