import type { CaseEvent, CaseEventType, DataOf } from "../events/index.js";
import type { CaseState } from "../state.js";
import { applicationFolds } from "./application.js";
import { clockFolds } from "./clock.js";
import { decisionFolds } from "./decision.js";
import { handlingFolds } from "./handling.js";

/** How each event changes a case. */
export type Folds<Types extends CaseEventType = CaseEventType> = {
  readonly [Type in Types]: (state: CaseState, data: DataOf<Type>) => Partial<CaseState>;
};

const folds: Folds = { ...applicationFolds, ...handlingFolds, ...clockFolds, ...decisionFolds };

/** The case after an event. It stands on the data alone, so that a decision can fold what it is about to write. */
export function evolve(state: CaseState, event: Pick<CaseEvent, "type" | "data">): CaseState {
  const fold = folds[event.type] as (state: CaseState, data: unknown) => Partial<CaseState>;
  return { ...state, ...fold(state, event.data) };
}
