import type { Instant, Position } from "../../domain/shared/index.js";

/** What has a state that can be looked at as it was. */
export const HISTORIC = [
  "taxpayer",
  "case",
  "fiscalPackage",
  "assessmentRun",
  "service",
  "workflow",
  "user",
  "message",
] as const;
export type HistoricKind = (typeof HISTORIC)[number];

/** A record as it stood: its kind, and its id. */
export interface HistoricSubject {
  readonly kind: HistoricKind;
  readonly id: string;
}

/**
 * A moment of a record: after so many of its events, after the event at a position, or as it was known at an instant.
 * Exactly one is given.
 */
export interface Moment {
  readonly events?: number;
  readonly position?: Position;
  readonly instant?: Instant;
}

/** An event of a record, as a mark on its bar of time. */
export interface Mark {
  readonly eventId: string;
  readonly type: string;
  readonly position: Position;
  readonly recordedAt: Instant;
}

/** A record at a moment. */
export interface StateThen {
  /** What its read model said then; null: there was nothing yet. */
  readonly state: Readonly<Record<string, unknown>> | null;
  /** How many events it follows from, of how many that there are now. */
  readonly events: number;
  readonly total: number;
  /** The last event that it follows from; null before the first. */
  readonly last: Mark | null;
}

/** An event, decrypted, as the ledger gives it to folds: in its newest shape. */
export interface OpenedEvent {
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What was: records as they stood at any moment, by replay of their events. A port of the API. Personal fields are in
 * the clear; who asks must be allowed to see them.
 */
export interface History {
  /** The record that an event changes; null for a kind of stream without one. */
  subjectOf(stream: string): HistoricSubject | null;
  /** Several moments of one record, in their order. Throws LIMIT `history-too-long`, VALIDATION `moment-unclear`. */
  statesAt(tenant: string, subject: HistoricSubject, moments: readonly Moment[]): Promise<readonly StateThen[]>;
  /** The event at a revision of a stream; null where there is none. */
  opened(stream: string, revision: bigint): Promise<OpenedEvent | null>;
}
