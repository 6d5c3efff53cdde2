import { ApiError, refusedError } from "../errors/index.js";
import type { Answer } from "../../application/taxation/index.js";
import { hidden } from "./access/hidden.js";
import type { Permission } from "./access/permission.js";
import type { GraphqlContext } from "./context.js";

/** The tenant of the caller, after the permission and the office of the taxpayer were checked. */
export async function tenantForTaxpayer(
  context: GraphqlContext,
  permission: Permission,
  taxpayerId: string,
): Promise<string> {
  const { authorisation, dependencies } = context;
  const { tenant } = authorisation.signedIn();
  const { offices } = authorisation.grant(permission);
  if (offices === null) return tenant;
  const office = await dependencies.officeOfTaxpayer(tenant, taxpayerId);
  // A taxpayer of another office and one that does not exist are answered alike; that somebody asked for one is recorded.
  if (office === null) throw new ApiError("NOT_FOUND", "not-found");
  if (!offices.includes(office)) hidden(context, `account/${taxpayerId}`);
  return tenant;
}

/** The value of an answer; throws REFUSED with the rule otherwise. */
export function answered<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  throw refusedError(answer.refusal);
}

/** The tenant of a question that visitors may ask; throws VALIDATION where it is not clear. */
export function publicTenant({ tenant }: GraphqlContext): string {
  if (tenant === null) throw new ApiError("VALIDATION", "tenant-unknown");
  return tenant;
}
