import type { ProcessManager } from "../process-manager.js";
import { chargeFees } from "./charge-fees.js";
import { issueOutput } from "./issue-output.js";
import type { CaseworkProcessParts } from "./parts.js";
import { recheckOnPayment } from "./recheck-on-payment.js";
import { recomputeLimits } from "./recompute-limits.js";
import { settleFees } from "./settle-fees.js";

export { caseTimers } from "./case-timers.js";
export type { CaseLists, CaseworkProcessParts } from "./parts.js";

/** The policies of casework, one file each. */
export function caseworkProcesses(parts: CaseworkProcessParts): readonly ProcessManager[] {
  return [chargeFees(parts), settleFees(parts), recheckOnPayment(parts), issueOutput(parts), recomputeLimits(parts)];
}
