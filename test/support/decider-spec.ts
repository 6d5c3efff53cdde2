import { expect } from "@jest/globals";
import {
  fold,
  type Decider,
  type Decision,
  type EventDefinition,
  type Fact,
  type FactOf,
  type Instant,
  type NewEvent,
  type Refusal,
} from "../../domain/shared/index.js";

/** A fact already written (with its own envelope), or a new event that gets the default envelope. */
export type Given<Event extends NewEvent> = Event | FactOf<Event>;

/** What a specification can say of a decision. All of them fail the test when it does not hold. */
export interface Outcome<State, Event extends NewEvent> {
  /** Exactly these events, in this order. */
  then(events: readonly Event[]): void;
  /** Success without any event. */
  thenNothing(): void;
  /** A refusal of this code; `facts`, where given, must be among the facts of the refusal. */
  thenRefused(code: string, facts?: Refusal["facts"]): void;
  /** The state after the given facts and the decided events. */
  thenState(check: (state: State) => void): void;
  /** The decision itself, for what the other checks cannot say. */
  readonly decision: Decision<Event>;
}

export interface DeciderSpec<State, Command, Event extends NewEvent> {
  given(facts: readonly Given<Event>[]): { when(command: Command): Outcome<State, Event> };
}

/**
 * Specifications of a decider in the language of the business: `given(facts).when(command).then(events)`.
 *
 * With `definitions`, every event that is given or decided must also pass its own schema, so that a test cannot lean on
 * an event that the store would refuse. Nothing here is asynchronous: never await an outcome.
 */
export function specificationOf<State, Command, Event extends NewEvent>(
  decider: Decider<State, Command, Event>,
  definitions?: readonly EventDefinition[],
): DeciderSpec<State, Command, Event> {
  const checked = (events: readonly NewEvent[]) => {
    if (definitions) for (const event of events) expectKnownShape(event, definitions);
  };
  return {
    given(facts) {
      checked(facts);
      const history = asFacts<Event>(facts);
      return {
        when(command) {
          const before = fold<State, Event>(decider, history);
          const decision = decider.decide(command, before);
          if (decision.ok) checked(decision.events);
          return outcomeOf(decider, history, decision);
        },
      };
    },
  };
}

/** New events as facts: revisions from 0, one minute apart from 2025-01-01T08:00Z, written by the user `clerk-1`. */
export function asFacts<Event extends NewEvent>(events: readonly Given<Event>[]): readonly FactOf<Event>[] {
  return events.map((event, index) =>
    isFact(event) ? event : { ...defaultEnvelope(index), ...event },
  ) as unknown as readonly FactOf<Event>[];
}

function outcomeOf<State, Command, Event extends NewEvent>(
  decider: Decider<State, Command, Event>,
  history: readonly FactOf<Event>[],
  decision: Decision<Event>,
): Outcome<State, Event> {
  const decided = (): readonly Event[] => {
    if (!decision.ok) throw new Error(`refused: ${decision.refusal.code} ${JSON.stringify(decision.refusal.facts)}`);
    return decision.events;
  };
  return {
    decision,
    then: (events) => expect(decided()).toEqual(events),
    thenNothing: () => expect(decided()).toEqual([]),
    thenRefused(code, facts = {}) {
      if (decision.ok)
        throw new Error(`not refused, but decided: ${decision.events.map((each) => each.type).join(", ")}`);
      expect(decision.refusal.code).toBe(code);
      expect(decision.refusal.facts).toMatchObject(facts);
    },
    thenState(check) {
      const later = decided().map((event, index) => ({ ...defaultEnvelope(history.length + index), ...event }));
      check(fold<State, Event>(decider, [...history, ...(later as unknown as FactOf<Event>[])]));
    },
  };
}

function defaultEnvelope(revision: number): Omit<Fact, keyof NewEvent> {
  return {
    eventId: `00000000-0000-4000-8000-${String(revision).padStart(12, "0")}`,
    revision,
    recordedAt: new Date(Date.UTC(2025, 0, 1, 8, revision)).toISOString() as Instant,
    actor: { id: "clerk-1", role: "clerk" },
    commandId: `command-${revision}`,
  };
}

function isFact(event: NewEvent): event is Fact {
  return "eventId" in event && "revision" in event;
}

function expectKnownShape(event: NewEvent, definitions: readonly EventDefinition[]): void {
  const definition = definitions.find((each) => each.type === event.type);
  if (!definition) throw new Error(`no definition of event ${event.type}`);
  const result = definition.schema.safeParse(event.data);
  if (!result.success) throw new Error(`${event.type} breaks its schema: ${result.error.message}`);
}
