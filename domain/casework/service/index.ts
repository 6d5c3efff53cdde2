import { definitionDecider } from "../definition/index.js";
import { checkService, type ServiceKnown } from "./checks.js";
import type { ServiceEvent } from "./events.js";

export * from "./accepted.js";
export { checkService, type ServiceKnown } from "./checks.js";
export { ALL_DUES, CLEARANCE_SCOPES, isWithinScope, scopeNamed, type ClearanceScope } from "./clearance-scopes.js";
export * from "./content.js";
export { cpsvCatalogue, type CpsvPublisher, type OfferedService } from "./cpsv.js";
export * from "./document-types.js";
export * from "./events.js";
export * from "./fees.js";
export * from "./form/index.js";
export * from "./output-words.js";

/** The stream `service-T.code`: the versions of one service. */
export const serviceDecider = definitionDecider<ServiceKnown, ServiceEvent>({
  name: "Service",
  format: "defter.service/1",
  check: checkService,
  pins: ({ workflow }) => ({ workflow: workflow?.name }),
});
