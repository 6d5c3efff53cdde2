import { accepted, refusal, refused, type CivilDate, type Decider } from "../../shared/index.js";
import type { NumberingEvent } from "./events.js";
import { GrowingMap } from "./growing-map.js";

/** The largest batch of one event. */
export const MAX_NUMBERS_AT_ONCE = 5000;

/** Numbers of one office, kind and year: gapless from 1. */
export interface NumberingState {
  /** The number that is given next. */
  readonly next: number;
  readonly numberOf: GrowingMap<string, number>;
}

export interface AssignNumbers {
  readonly type: "AssignNumbers";
  /** Names the request: a run id and batch number, or a command id. */
  readonly batch: string;
  /** Who gets a number, in order. Who has one keeps it, so that a resumed run finds its numbers again. */
  readonly owners: readonly string[];
  readonly on: CivilDate;
}

/**
 * The stream `numbering-T.office.kind.year`. The numbers are read from the state after the command
 * ({@link numbersOf}): the owner's own event comes afterwards and carries its number.
 */
export const numberingDecider: Decider<NumberingState, AssignNumbers, NumberingEvent> = {
  initialState: { next: 1, numberOf: GrowingMap.empty() },

  decide({ batch, owners, on }, state) {
    if (owners.length > MAX_NUMBERS_AT_ONCE)
      return refused(refusal("numbers-too-many", { max: MAX_NUMBERS_AT_ONCE, asked: owners.length }));
    if (new Set(owners).size < owners.length) return refused(refusal("number-owner-twice", { batch }));
    const unnumbered = owners.filter((owner) => state.numberOf.get(owner) === undefined);
    if (unnumbered.length === 0) return accepted();
    const data = { batch, first: state.next, owners: unnumbered };
    return accepted({ type: "NumbersAssigned", data, effectiveDate: on });
  },

  evolve(state, fact) {
    const { first, owners } = fact.data;
    const numbered = owners.map((owner, index) => [owner, first + index] as const);
    return { next: first + owners.length, numberOf: state.numberOf.with(numbered) };
  },
};

/** The numbers of owners that were assigned; null for one that has none. */
export function numbersOf(state: NumberingState, owners: readonly string[]): readonly (number | null)[] {
  return owners.map((owner) => state.numberOf.get(owner) ?? null);
}
