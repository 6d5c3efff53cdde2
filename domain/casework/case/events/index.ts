import type { EventOf } from "../../../shared/index.js";
import { applicationEvents } from "./application.js";
import { clockEvents } from "./clock.js";
import { decisionEvents } from "./decision.js";
import { documentEvents } from "./documents.js";
import { handlingEvents } from "./handling.js";

export { checkSchema, type Check, type CheckKind } from "./checks.js";
export { COMPLAINT_OUTCOMES, REOPENING_GROUNDS, SERVICE_CHANNELS } from "./decision.js";
export type { Origin } from "./application.js";
export type { ClearanceAnswer } from "./handling.js";
export type { Applicant, By, CalendarVersion, LimitName, Representative } from "./parts.js";

/** Every event of the stream `case-T.id`. */
export const caseEvents = [
  ...applicationEvents,
  ...documentEvents,
  ...handlingEvents,
  ...clockEvents,
  ...decisionEvents,
] as const;
export type CaseEvent = EventOf<(typeof caseEvents)[number]>;
export type CaseEventType = CaseEvent["type"];
export type DataOf<Type extends CaseEventType> = Extract<CaseEvent, { readonly type: Type }>["data"];
