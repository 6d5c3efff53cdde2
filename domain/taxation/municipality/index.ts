import type { Decider } from "../../shared/index.js";
import type { MunicipalityCommand } from "./commands.js";
import { decide } from "./decide.js";
import type { MunicipalityEvent } from "./events.js";
import { evolve } from "./evolve.js";
import { NO_MUNICIPALITY, type MunicipalityState } from "./state.js";

export * from "./calendar/index.js";
export type * from "./commands.js";
export * from "./events.js";
export { defaultNumberTemplate, formatNumber } from "./numbering.js";
export * from "./state.js";

/** The stream `municipality-T.T`: what holds for the whole tenant. */
export const municipalityDecider: Decider<MunicipalityState, MunicipalityCommand, MunicipalityEvent> = {
  initialState: NO_MUNICIPALITY,
  decide,
  evolve,
};
