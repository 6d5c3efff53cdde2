import type { Decider } from "../../shared/index.js";
import type { RegisterCommand } from "./commands.js";
import { decide } from "./decide.js";
import type { RegisterEvent } from "./events.js";
import { evolve } from "./evolve.js";
import { NO_TAXPAYER, type TaxpayerState } from "./state.js";

export * from "./assessment-facts.js";
export * from "./claim/index.js";
export type * from "./commands.js";
export * from "./events.js";
export { parseIdentifier, type CheckedIdentifier } from "./checks/identifier.js";
export * from "./state.js";
export { SYNTHETIC_SOURCE } from "./synthetic.js";

/** The stream `taxpayer-T.id`: who pays, and what is taxable. */
export const registerDecider: Decider<TaxpayerState, RegisterCommand, RegisterEvent> = {
  initialState: NO_TAXPAYER,
  decide,
  evolve,
};
