import type { Command } from "commander";
import {
  casesToTake,
  QUEUE_PAGE,
  queueRoles,
  queueToTake,
  type QueuePages,
} from "../../../../application/casework/index.js";
import { ApiError } from "../../../../api/errors/index.js";
import { TOKENS } from "../../../composition/tokens.js";
import { code } from "../../input/values.js";
import { saidOfAct } from "../../work/act.js";
import type { Desk, Work } from "../../work/desk.js";
import { withExamples } from "../../work/examples.js";
import { whenFresh } from "../../work/fresh.js";
import { asAct } from "../../work/globals.js";
import { asOfficer, atWork, type AtWork } from "../../work/officer.js";
import type { Given } from "./on-case.js";

interface Narrowed {
  readonly office?: string;
  readonly service?: string;
}

export function addTakeNext(group: Command, desk: Desk): void {
  const command = withExamples(
    asOfficer(
      asAct(
        group
          .command("take-next")
          .description("take the first case of the queue that nobody has; two who ask at once get two cases")
          .option("--office <code>", "only of this office")
          .option("--service <code>", "only of this service"),
      ),
    ),
    "case take-next --officer specialisti --password-stdin",
    "case take-next --office velipoje --service identity-attestation --as front-desk",
  );
  command.action(async (options: Given<"office" | "service">) => {
    const narrowed = {
      ...(options.office !== undefined && { office: code("--office", options.office) }),
      ...(options.service !== undefined && { service: code("--service", options.service) }),
    };
    await desk.work(command, async (work) => {
      const who = await atWork(work, options, "case.act");
      const queue = await whenFresh(work, "cases", () => queueOf(work, who, narrowed));
      const casework = work.composition.get(TOKENS.casework);
      const taken = await casework.takeNextCase(who.ask, queue);
      return saidOfAct(taken, who.ask, ({ caseId, state }) => Object.entries({ case: caseId, state }));
    });
  });
}

/** What waits for whoever acts, in their own roles. @throws ApiError FORBIDDEN `case-role-missing` */
async function queueOf({ composition, tenant }: Work, who: AtWork, narrowed: Narrowed) {
  const [readSide, casework] = [composition.get(TOKENS.readSide), composition.get(TOKENS.casework)];
  const roles = queueRoles(who.roles);
  if (roles.length === 0) throw new ApiError("FORBIDDEN", "case-role-missing");
  const workflows = await readSide.caseWorkflows(tenant);
  const places = await casework.waitingPlaces(tenant, { roles, workflows });
  const { offices, seesSensitive, ask } = who;
  const filter = { ...narrowed, places, seesSensitive, personId: ask.actor.id };
  return queueToTake((unassigned): QueuePages =>
    casesToTake(places, offices, (after) =>
      readSide.caseQueue({ tenant, offices }, { filter: { ...filter, unassigned }, limit: QUEUE_PAGE, after }),
    ),
  );
}
