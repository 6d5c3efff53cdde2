import type { Decider } from "../../shared/index.js";
import type { FiscalYearCommand } from "./commands.js";
import { decide } from "./decide.js";
import type { FiscalYearEvent } from "./events.js";
import { evolve, NO_FISCAL_YEAR, type FiscalYearState } from "./state.js";

export type * from "./commands.js";
export * from "./events.js";
export { holdingPackages, NO_FISCAL_YEAR, type AdmittedPackage, type FiscalYearState } from "./state.js";

/** The stream `fiscalYear-T.year`: which packages are admitted as the law of the year. */
export const fiscalYearDecider: Decider<FiscalYearState, FiscalYearCommand, FiscalYearEvent> = {
  initialState: NO_FISCAL_YEAR,
  decide,
  evolve,
};
