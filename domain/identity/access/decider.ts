import { accepted, parseText, refusal, refused, type CivilDate, type Decider } from "../../shared/index.js";
import type { AccessEvent } from "./events.js";

export interface NoteAccess {
  readonly kind: AccessEvent["type"];
  readonly subjectId: string | null;
  readonly resource: string;
  readonly purpose: string | null;
  /** How many rows left the system: exports only. */
  readonly rows?: number;
  readonly on: CivilDate;
}

/** How many accesses the stream holds. */
export type AccessState = number;

/** The streams `access-T.day…`: who read what of whom. An emergency names its need. */
export const accessDecider: Decider<AccessState, NoteAccess, AccessEvent> = {
  initialState: 0,
  decide({ kind, subjectId, resource, rows = 0, on, ...stated }) {
    const purpose = stated.purpose === null ? null : parseText(stated.purpose, 400);
    if (purpose && !purpose.ok) return purpose;
    if (kind === "EmergencyAccessUsed" && !purpose) return refused(refusal("emergency-purpose-missing"));
    const data = { subjectId, resource, purpose: purpose?.value ?? null };
    if (kind !== "ExportMade") return accepted({ type: kind, data, effectiveDate: on });
    return accepted({ type: kind, data: { ...data, rows }, effectiveDate: on });
  },
  evolve: counted,
  evolveUnrecorded: counted,
};

function counted(state: AccessState): AccessState {
  return state + 1;
}
