import type { Decider } from "../../shared/index.js";
import type { AccountCommand } from "./commands.js";
import { decide } from "./decide/index.js";
import type { AccountEvent } from "./events/index.js";
import { evolve } from "./evolve.js";
import { NO_ACCOUNT, type AccountState } from "./state.js";

export type * from "./commands.js";
export { appealStartsOn, NOTICE_LAW } from "./decide/index.js";
export * from "./events/index.js";
export { obligationKey, obligationKeyParts } from "./obligation-key.js";
export * from "./position/index.js";
export * from "./state.js";

/** The stream `taxAccount-T.taxpayerId`: what is owed and paid. */
export const taxAccount: Decider<AccountState, AccountCommand, AccountEvent> = {
  initialState: NO_ACCOUNT,
  decide,
  evolve,
};
