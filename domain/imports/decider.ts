import { accepted, refusal, refused, sameJson, type CivilDate, type Decider, type Decision } from "../shared/index.js";
import type { ImportEvent } from "./events.js";

type DataOf<Type extends ImportEvent["type"]> = Extract<ImportEvent, { type: Type }>["data"];

/** An import as far as it has come. */
export interface StartedImport {
  readonly phase: "running" | "finished";
  readonly started: DataOf<"ImportStarted">;
  /** The last record that was gone through; 0 before the first. */
  readonly record: number;
  readonly accepted: number;
  readonly refused: DataOf<"ImportAdvanced">["refused"];
}
export type ImportState = { readonly phase: "none" } | StartedImport;

interface Dated {
  readonly importId: string;
  readonly on: CivilDate;
}
export type ImportCommand =
  | (Dated & { readonly type: "StartImport" } & Omit<DataOf<"ImportStarted">, "importId">)
  | (Dated & { readonly type: "AdvanceImport" } & Omit<DataOf<"ImportAdvanced">, "importId">)
  | (Dated & { readonly type: "FinishImport" });

/** The stream `import-T.id`: which records of a file are in the ledger, and which were refused. */
export const importDecider: Decider<ImportState, ImportCommand, ImportEvent> = {
  initialState: { phase: "none" },
  decide,
  evolve(state, fact): ImportState {
    if (fact.type === "ImportStarted")
      return { phase: "running", started: fact.data, record: 0, accepted: 0, refused: [] };
    if (state.phase === "none") return state;
    if (fact.type === "ImportFinished") return { ...state, phase: "finished" };
    const { record, accepted: taken, refused: left } = fact.data;
    return { ...state, record, accepted: state.accepted + taken, refused: [...state.refused, ...left] };
  },
};

function decide(command: ImportCommand, state: ImportState): Decision<ImportEvent> {
  const { importId, on } = command;
  if (command.type === "StartImport") {
    const { type: _type, on: _on, ...data } = command;
    if (state.phase === "none") return accepted({ type: "ImportStarted", data, effectiveDate: on });
    return sameJson(state.started, data) ? accepted() : refused(refusal("import-exists", { importId }));
  }
  if (state.phase === "none") return refused(refusal("import-unknown", { importId }));
  if (command.type === "FinishImport") {
    if (state.phase === "finished") return accepted();
    const counts = { records: state.record, accepted: state.accepted, refused: state.refused.length };
    return accepted({ type: "ImportFinished", data: { importId, ...counts }, effectiveDate: on });
  }
  return advance(command, state);
}

/** Every record of the batch was either taken over or refused, and none was before. */
function advance(command: Extract<ImportCommand, { type: "AdvanceImport" }>, state: StartedImport) {
  const { type: _type, on, ...data } = command;
  const { importId, record } = data;
  if (record === state.record) return accepted<ImportEvent>();
  if (state.phase === "finished") return refused(refusal("import-finished", { importId }));
  if (record < state.record) return refused(refusal("import-not-ahead", { importId, record, reached: state.record }));
  if (data.accepted + data.refused.length !== record - state.record)
    return refused(refusal("import-counts-differ", { importId, record }));
  return accepted<ImportEvent>({ type: "ImportAdvanced", data, effectiveDate: on });
}
