import type { CasePolicies } from "../../../application/casework/index.js";
import { createCorrespondence, type Telling } from "../../../application/correspondence/index.js";
import { fixedClock } from "../../../application/ports.js";
import {
  caseTimers,
  caseworkProcesses,
  finishMergers,
  notify,
  Processes,
} from "../../../application/processes/index.js";
import type { Ask } from "../../../application/taxation/index.js";
import { instant } from "../../../domain/shared/index.js";
import { ROLES } from "../../../domain/identity/index.js";
import { TOKENS } from "../../../ops/composition/index.js";
import { readConfiguration } from "../../../ops/configuration/index.js";
import { openBeside } from "../../../ops/server/open-defter.js";
import { HEAD } from "./officers.js";

/**
 * Where the process dies (-9): at the n-th call of a use case, of the checkpoint, where it is asked what a fact has people
 * told (`tellings`), where a message is written (`tell`), or at a command on a stream of a merger that it finishes
 * (`handle`); `after` it was acknowledged.
 */
export interface Death {
  readonly at: keyof CasePolicies | "advance" | "handle" | keyof typeof telling;
  readonly nth: number;
  readonly point: "before" | "after";
}

/**
 * Policies and timers in a process of their own, by a clock of their own, until it dies or is ended; where `tells`, also
 * who tells people. Facts are read as if each had been recorded on its day: the store's own clock is far ahead.
 */
const [urls, now, death, tells] = process.argv.slice(2).map((each) => JSON.parse(each)) as [
  ...[never, string, Death | null, boolean],
];
const { composition } = await openBeside(readConfiguration(), urls);
const clock = fixedClock(now);
const { policies } = composition.get(TOKENS.caseworkWhere)(async () => ROLES, { clock });
const given = { ...composition.get(TOKENS.caseworkProcessing), cases: mortal(policies) };
const parts = composition.get(TOKENS.processParts);
const correspondence = createCorrespondence({
  ...{ ledger: composition.get(TOKENS.ledger), clock, templates: composition.get(TOKENS.messageTemplates) },
  ...{ cases: composition.get(TOKENS.casework), taxes: composition.get(TOKENS.taxation) },
  ...{ identity: composition.get(TOKENS.identity), holders: async () => [HEAD] },
});
const telling = mortal({
  tellings: correspondence.tellings,
  tell: ({ carryOut }: Telling, ask: Ask) => carryOut(ask),
});
const teller = notify({
  tellings: async (fact) =>
    (await telling.tellings(fact)).map((each) => ({ ...each, carryOut: (ask) => telling.tell(each, ask) })),
});
const codec: typeof parts.codec = {
  decode: async (stored) =>
    (await parts.codec.decode(stored)).map((fact) => ({
      ...fact,
      recordedAt: instant(`${fact.effectiveDate}T09:00:00Z`),
    })),
};
const ledger = mortal(composition.get(TOKENS.ledger));
const merging = finishMergers({ ledger, taxation: composition.get(TOKENS.taxationOver)(ledger) });
const managers = [...caseworkProcesses(given), merging, ...(tells ? [teller] : [])];
const mine = { ...parts, clock, codec, store: mortal(parts.store), managers };
await new Processes(mine, [caseTimers(given)]).run(new AbortController().signal);

function mortal<Calls extends object>(calls: Calls): Calls {
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
