import type { CivilDate, Instant } from "./civil-date.js";
import type { Refusal } from "./refusal.js";

/** What a decider proposes to write: the fact, the day from which it is true, and the ground in words. */
export interface NewEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  /** The day from which it is true in the world; the day it was recorded is the store's own. */
  readonly effectiveDate: CivilDate;
  readonly reason?: string;
}

/** Who acted: a user, the citizen, or a policy of the system. `office` is an office code. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly office?: string;
}

/** A fact as the ledger holds it. `recordedAt` is when the ledger learnt it; `revision` its place in the stream, from 0. */
export interface Fact<Type extends string = string, Data = unknown> extends NewEvent<Type, Data> {
  readonly eventId: string;
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly commandId: string;
}

/** The fact of a given new event type (a union member by member). */
export type FactOf<Event extends NewEvent> = Event extends NewEvent<infer Type, infer Data> ? Fact<Type, Data> : never;

/** A fact as whoever appends it knows it: the moment of recording is the store's own. */
export type UnrecordedOf<Event extends NewEvent> =
  Event extends NewEvent<infer Type, infer Data> ? Omit<Fact<Type, Data>, "recordedAt"> : never;

/** What a decision gives: the events to append (none: nothing to do, which is success), or a refusal. */
export type Decision<Event extends NewEvent> =
  { readonly ok: true; readonly events: readonly Event[] } | { readonly ok: false; readonly refusal: Refusal };

/**
 * The pure heart of a stream type. `decide` never throws for business reasons and reads no clock: time, ids and
 * figures that vary come in with the command. `evolve` accepts every fact ever written.
 */
export interface Decider<State, Command, Event extends NewEvent> {
  readonly initialState: State;
  readonly decide: (command: Command, state: State) => Decision<Event>;
  readonly evolve: (state: State, fact: FactOf<Event>) => State;
  /**
   * `evolve` itself, of a decider that never asks when a fact was recorded: what a process has just appended it then
   * folds as it is, and need not read again before it decides.
   */
  readonly evolveUnrecorded?: (state: State, fact: UnrecordedOf<Event>) => State;
}

export function accepted<Event extends NewEvent>(...events: readonly Event[]): Decision<Event> {
  return { ok: true, events };
}

export function refused(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}

/** The state after a sequence of facts. */
export function fold<State, Event extends NewEvent>(
  decider: Pick<Decider<State, never, Event>, "initialState" | "evolve">,
  facts: Iterable<FactOf<Event>>,
): State {
  let state = decider.initialState;
  for (const fact of facts) state = decider.evolve(state, fact);
  return state;
}
