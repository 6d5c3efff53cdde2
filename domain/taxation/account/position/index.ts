export { billOn } from "./bill.js";
export { CLEARANCE_ARTICLES, decideClearance, instalmentsOn, missedInstalment } from "./clearance.js";
export { earliestCountableDue } from "./late-costs.js";
export { historyOf, type AccountHistory, type AccountMovement, type OpenPart } from "./movements.js";
export { overdueItems, owedNow, positionOn, settlementsOf, settlementsOn, sumOf } from "./position.js";
export type * from "./types.js";
