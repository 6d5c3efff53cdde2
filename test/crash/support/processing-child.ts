import type { CasePolicies } from "../../../application/casework/index.js";
import { fixedClock } from "../../../application/ports.js";
import { caseTimers, caseworkProcesses, Processes, type ProcessStore } from "../../../application/processes/index.js";
import { ROLES } from "../../../domain/identity/index.js";
import { TOKENS } from "../../../ops/composition/index.js";
import { readConfiguration } from "../../../ops/configuration/index.js";
import { openBeside } from "../../../ops/server/open-defter.js";

/** Where the process dies (-9): at the n-th call of a use case, or of the checkpoint; `after` it was acknowledged. */
export interface Death {
  readonly at: keyof CasePolicies | "advance";
  readonly nth: number;
  readonly point: "before" | "after";
}

/** Policies and timers in a process of their own, by a clock of their own, until it dies or is ended. */
const [urls, now, death] = process.argv.slice(2).map((each) => JSON.parse(each)) as [never, string, Death | null];
const { composition } = await openBeside(readConfiguration(), urls);
const clock = fixedClock(now);
const { policies } = composition.get(TOKENS.caseworkWhere)(async () => ROLES, { clock });
const given = { ...composition.get(TOKENS.caseworkProcessing), cases: mortal(policies) };
const parts = composition.get(TOKENS.processParts);
const mine = { ...parts, clock, store: mortal(parts.store), managers: caseworkProcesses(given) };
await new Processes(mine, [caseTimers(given)]).run(new AbortController().signal);

function mortal<Calls extends CasePolicies | ProcessStore>(calls: Calls): Calls {
  let made = 0;
  return new Proxy(calls, {
    get(target, name) {
      const call = Reflect.get(target, name) as unknown;
      if (typeof call !== "function") return call;
      return async (...values: readonly unknown[]) => {
        const dies = name === death?.at && ++made === death.nth;
        if (dies && death.point === "before") process.kill(process.pid, "SIGKILL");
        const answer = (await call.apply(target, values)) as unknown;
        if (dies && death.point === "after") process.kill(process.pid, "SIGKILL");
        return answer;
      };
    },
  });
}
