import type {
  ActNow,
  Applicant,
  ContentChange,
  FormSchema,
  PinnedDefinition,
  ServiceContent,
  VersionName,
  Way,
  Words,
} from "../../../domain/casework/index.js";
import type { Bilingual, CivilDate, Instant, Refusal } from "../../../domain/shared/index.js";
import type { Acting } from "./cases.js";

export interface CaseWaysInput {
  readonly caseId: string;
  /** The roles in which the asker may act, the likeliest first; at least one. */
  readonly roles: readonly [Acting, ...Acting[]];
}

/** A step out of where a case is, as it stands open to the asker. */
export interface CaseWay extends Way {
  /** The role in which it can be taken; null where it cannot. */
  readonly role: string | null;
}

/** An act on a case besides its steps, as it stands open to the asker in the role that fits best. */
export type CaseActNow = ActNow;

/** A published version that a case can be moved to. */
export interface NewerVersion {
  readonly version: number;
  readonly validFrom: CivilDate;
  readonly target: PinnedDefinition;
  /** Codes of the states in which the case can go on, its own first; empty where it cannot. */
  readonly goesOnIn: readonly string[];
  /** What stands against it; null: nothing. */
  readonly fault: Refusal | null;
  /** What it changes in the service, place by place. */
  readonly changes: readonly ContentChange[];
  /** Whether it follows another procedure, or another version of it. */
  readonly procedureChanges: boolean;
  readonly stepsAdded: readonly Words[];
  readonly stepsGone: readonly Words[];
}

export interface PlacesInput {
  readonly roles: readonly string[];
  readonly workflows: readonly { readonly code: string; readonly version: number }[];
}

/** A state of a version of a workflow in which cases wait for these roles. */
export interface WaitingPlace {
  readonly workflow: string;
  readonly version: number;
  readonly state: string;
  readonly roles: readonly string[];
}

export interface PrepareInput {
  readonly service: string;
  /** The day on which it would be lodged. */
  readonly on: CivilDate;
  /** Whose number is looked up in the register; whoever asks must be allowed to. */
  readonly applicant?: { readonly kind: Applicant["kind"]; readonly identifier: string };
}

export interface PreparedApplication {
  readonly version: VersionName;
  readonly service: ServiceContent;
  /** JSON Schema 2020-12 of the form. */
  readonly formSchema: FormSchema;
  /** As the register knows them; null for somebody who is not in it. */
  readonly applicant: Applicant | null;
  readonly bring: readonly { readonly code: string; readonly mandatory: boolean }[];
  /** Papers that the municipality or a register of the state holds. */
  readonly held: readonly string[];
}

/** What anyone may learn who holds the code of a case. */
export interface TrackedCase {
  readonly number: string;
  readonly service: Bilingual;
  readonly office: string;
  readonly state: { readonly code: string; readonly name: Bilingual };
  readonly since: Instant;
  readonly outcome: string | null;
  /** The last day of its time limit; null while it stands still, and once it is closed. */
  readonly due: CivilDate | null;
  /** The last day on which the applicant may complete or pay; null where nothing is asked. */
  readonly answerBy: CivilDate | null;
  /** The last day to appeal; null while there is no decision that was served, and where it names no way to appeal. */
  readonly appealUntil: CivilDate | null;
}
