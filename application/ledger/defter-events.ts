import type { EventDefinition } from "../../domain/shared/index.js";
import { caseEvents, outputCodeEvents, serviceEvents, workflowEvents } from "../../domain/casework/index.js";
import { messageEvents } from "../../domain/correspondence/index.js";
import { importEvents } from "../../domain/imports/index.js";
import { accessEvents, administratorsEvents, citizenEvents, userEvents } from "../../domain/identity/index.js";
import * as taxation from "../../domain/taxation/index.js";
import { eventRegistry, type EventRegistry } from "./event-registry.js";
import type { Upcaster } from "./types.js";

/** Every event of every room. */
export const defterEvents: readonly EventDefinition[] = [
  ...taxation.municipalityEvents,
  ...taxation.fiscalPackageEvents,
  ...taxation.fiscalYearEvents,
  ...taxation.registerEvents,
  ...taxation.claimEvents,
  ...taxation.accountEvents,
  ...taxation.paymentReferenceEvents,
  ...taxation.clearanceCodeEvents,
  ...taxation.numberingEvents,
  ...taxation.assessmentRunEvents,
  ...taxation.noticeRunEvents,
  ...taxation.packageTrialEvents,
  ...taxation.cashDeskEvents,
  ...workflowEvents,
  ...serviceEvents,
  ...caseEvents,
  ...outputCodeEvents,
  ...messageEvents,
  ...importEvents,
  ...userEvents,
  ...administratorsEvents,
  ...citizenEvents,
  ...accessEvents,
];

/** What lifts older shapes. Every shape that ever existed has a golden fixture in `test/fixtures/events`. */
export const defterUpcasters: readonly Upcaster[] = [];

/** The registry of this version of Defter. */
export function defterRegistry(): EventRegistry {
  return eventRegistry(defterEvents, defterUpcasters);
}
