import {
  casesToTake,
  QUEUE_PAGE,
  queueToTake,
  type CaseStanding,
  type LodgedCase,
  type QueuePages,
} from "../../../application/casework/index.js";
import { ApiError, refusedError } from "../../errors/index.js";
import type { Names } from "../../messages/index.js";
import { access } from "../access/rules.js";
import { builder } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { validated } from "../inputs/index.js";
import { scopeOf } from "../list.js";
import { askFor, askOf, commandArguments, payloadType, type Payload } from "../mutation.js";
import { actingRoles, seesSensitive } from "./access/index.js";
import { openedUploads } from "./case-mutation.js";
import { serviceNames } from "./definition-names.js";
import { LodgeCaseInput, TakeNextCaseInput } from "./inputs/acts.js";
import { queueFilter } from "./queue.js";

const LODGE = "case.lodge";
const ACT = "case.act";

/** How cases come in, and into whose hands. */
export function addEntrance(): void {
  addLodging();
  addTakeNext();
}

function addLodging(): void {
  const payload = payloadType<LodgedCase>("lodgeCase", {
    caseId: "ID",
    number: "String",
    state: "String",
    taxpayerId: "ID?",
    trackingCode: "String",
  });
  builder.mutationField("lodgeCase", (t) =>
    t.field({
      type: payload,
      description:
        "Lodges an application at the counter. The tracking code is for the applicant; it is stored nowhere and shown once.",
      extensions: access(LODGE),
      args: commandArguments(t, LodgeCaseInput),
      resolve: async (_root, args, context): Promise<Payload<LodgedCase>> => {
        const { documents = [], ...input } = validated(LodgeCaseInput, args.input);
        const ask = await askFor(LODGE, args, context, async () => [input.office]);
        const [by] = actingRoles(context.authorisation, "front-desk");
        const names = await seenService(context, ask.tenant, input.service);
        const opened = await openedUploads(context, documents);
        const { casework } = context.dependencies;
        const outcome = await casework.lodgeCase(
          { ...ask, actor: { ...ask.actor, office: input.office } },
          { ...input, by: by!, documents: opened },
        );
        if (!outcome.ok) throw refusedError(outcome.refusal, names);
        return { value: outcome.value, receipt: outcome.receipt };
      },
    }),
  );
}

/**
 * Who takes an application in sees it from then on: of sensitive services only who may see them. Gives the name of the
 * service. Throws FORBIDDEN.
 */
async function seenService(
  { authorisation, dependencies, today }: GraphqlContext,
  tenant: string,
  service: string,
): Promise<Names | undefined> {
  const offered = await dependencies.casework.prepareApplication(tenant, { service, on: today });
  if (offered.ok && offered.value.service.confidentiality === "sensitive" && !seesSensitive(authorisation))
    throw new ApiError("FORBIDDEN", "sensitive-services-needed");
  return offered.ok ? serviceNames(offered.value.service) : undefined;
}

function addTakeNext(): void {
  const payload = payloadType<CaseStanding>("takeNextCase", { caseId: "ID", state: "String", outcome: "String?" });
  builder.mutationField("takeNextCase", (t) =>
    t.field({
      type: payload,
      description: "Takes the first case of your queue that nobody has. Two who ask at the same moment get two cases.",
      extensions: access(ACT),
      args: commandArguments(t, TakeNextCaseInput),
      resolve: async (_root, args, context): Promise<Payload<CaseStanding>> => {
        const input = validated(TakeNextCaseInput, args.input);
        const ask = askOf(context, args, context.authorisation.grant(ACT).role, input.office);
        const queue = await queueToTake((unassigned) => casesOf(context, input, unassigned));
        const outcome = await context.dependencies.casework.takeNextCase(ask, queue);
        if (!outcome.ok) throw refusedError(outcome.refusal);
        return { value: outcome.value, receipt: outcome.receipt };
      },
    }),
  );
}

/** The caller's queue page by page, each case with the role in which it is taken. */
async function* casesOf(context: GraphqlContext, given: TakeNextCaseInput, unassigned: boolean): QueuePages {
  const filter = await queueFilter(context, { ...given, unassigned });
  const scope = scopeOf(context, ACT);
  const { readSide } = context.dependencies;
  return yield* casesToTake(filter.places, scope.offices, (after) =>
    readSide.caseQueue(scope, { filter, limit: QUEUE_PAGE, after }),
  );
}
