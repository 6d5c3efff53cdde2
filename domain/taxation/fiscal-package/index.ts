import type { Decider } from "../../shared/index.js";
import type { FiscalPackageCommand } from "./commands.js";
import { decide } from "./decide.js";
import type { FiscalPackageEvent } from "./events.js";
import { evolve } from "./evolve.js";
import type { FiscalPackageState } from "./state.js";

export { articlesOf } from "./articles.js";
export type * from "./commands.js";
export * from "./events.js";
export { HEAD_SECTIONS } from "./head.js";
export { MOST_MEMBERS, PART_LISTS, type PartList } from "./members.js";
export * from "./state.js";
export { usesIn, type Use } from "./uses.js";

/** The stream `fiscalPackage-T.id`: the law in force for a year. */
export const fiscalPackageDecider: Decider<FiscalPackageState, FiscalPackageCommand, FiscalPackageEvent> = {
  initialState: { phase: "none" },
  decide,
  evolve,
};
