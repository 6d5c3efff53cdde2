export { billOn } from "./bill.js";
export { CLEARANCE_ARTICLES, decideClearance, missedInstalment } from "./clearance.js";
export { earliestCountableDue } from "./late-costs.js";
export { movementsOf, type AccountMovement } from "./movements.js";
export { overdueItems, owedNow, positionOn, settlementsOf, settlementsOn, sumOf } from "./position.js";
export type * from "./types.js";
