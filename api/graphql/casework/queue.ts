import { queueRoles, type WaitingPlace } from "../../../application/casework/index.js";
import type { CaseQueueFilter } from "../../../read-models/read-side/index.js";
import { ApiError } from "../../errors/index.js";
import type { GraphqlContext } from "../context.js";
import { actingRoles, seesSensitive } from "./access/index.js";

/** Whether anything can wait for the caller at all: they have a role in cases. */
export function mayHaveQueue({ authorisation }: GraphqlContext): boolean {
  return queueRoles(actingRoles(authorisation)).length > 0;
}

/** Where cases wait for the caller, in their own roles or the one of them that is named. */
export async function placesFor(context: GraphqlContext, as?: string): Promise<readonly WaitingPlace[]> {
  const { authorisation, dependencies } = context;
  const { tenant } = authorisation.signedIn();
  const roles = queueRoles(actingRoles(authorisation, as));
  if (roles.length === 0) throw new ApiError("FORBIDDEN", "case-role-missing");
  const workflows = await dependencies.readSide.caseWorkflows(tenant);
  return dependencies.casework.waitingPlaces(tenant, { roles, workflows });
}

/** What the queue of the caller is narrowed to. */
export async function queueFilter(
  context: GraphqlContext,
  {
    as,
    ...narrowed
  }: Pick<CaseQueueFilter, "office" | "service" | "unassigned" | "dueBy" | "orderBy"> & { readonly as?: string },
): Promise<CaseQueueFilter> {
  const { userId } = context.authorisation.signedIn();
  const places = await placesFor(context, as);
  return { ...narrowed, places, personId: userId, seesSensitive: seesSensitive(context.authorisation) };
}
