import type { CivilDate, Instant } from "../../../domain/shared/index.js";
import type { CollectionDefinition } from "../../schema/index.js";
import type { Newest } from "../../taxation/index.js";
import type { CaseRecord } from "../cases.js";

/** Entries of the timeline that are kept, the newest; the whole is in the case's own stream. */
export const CASE_TIMELINE = 300;
/** Words that a case is found by, of each source. */
export const CASE_WORDS = 200;

/** One fact of a case in one line. `eventId` leads to the whole fact in the audit trail. */
export interface CaseTimelineEntry {
  readonly eventId: string;
  readonly type: string;
  readonly recordedAt: Instant;
  readonly effectiveDate: CivilDate;
  readonly actor: string;
  /** In which role of casework; the actor's own where the fact names none. */
  readonly role: string;
  readonly office: string | null;
  readonly reason: string | null;
  /** The step of the workflow that it belongs to. */
  readonly transition: string | null;
  /** The document, request, opinion, notice, appeal or paper that it is about. */
  readonly about: string | null;
}

/** What is found by words, by where the words come from: a correction takes the old ones away. Personal, in the clear. */
export interface CaseWords {
  readonly applicant: readonly string[];
  readonly form: readonly string[];
  /** Of numbers, papers, requests, decisions. */
  readonly acts: readonly string[];
}

/** A case for searching and for reading what happened: what its row says, its words and its timeline. */
export type CaseDossier = CaseRecord & {
  readonly wordsOf: CaseWords;
  /** All words, each once. */
  readonly words: readonly string[];
  readonly timeline: Newest<CaseTimelineEntry>;
};

export const caseDossiers: CollectionDefinition = {
  store: "mongo",
  name: "case_dossiers",
  // As the row: the office that handles it, and the one at which it was lodged.
  office: ["office", "lodgedAt"],
  indexes: [
    { tenant: 1, words: 1 },
    { tenant: 1, taxpayerId: 1 },
    { tenant: 1, lodgedOn: -1 },
  ],
};
