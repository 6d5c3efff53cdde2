import type { GraphqlContext } from "../context.js";

/** The office of a taxpayer, as their own stream says; none when there is no such taxpayer (the use case refuses it). */
export async function officeOfTaxpayer(context: GraphqlContext, tenant: string, taxpayerId: string): Promise<string[]> {
  const office = await context.dependencies.officeOfTaxpayer(tenant, taxpayerId);
  return office === null ? [] : [office];
}

type Touches = (input: never, context: GraphqlContext, tenant: string) => Promise<readonly string[]>;

/** A command on an account: the office in charge of its taxpayer. */
export const ofAccount = (async (input: { readonly accountId: string }, context, tenant) =>
  officeOfTaxpayer(context, tenant, input.accountId)) satisfies Touches;

/** A command on an account that names the office at which it happens, which must be in scope too. */
export const ofAccountAt = (async (input: { readonly accountId: string; readonly office: string }, context, tenant) => [
  input.office,
  ...(await officeOfTaxpayer(context, tenant, input.accountId)),
]) satisfies Touches;

/** A command on a taxpayer of the register. */
export const ofTaxpayer = (async (input: { readonly taxpayerId: string }, context, tenant) =>
  officeOfTaxpayer(context, tenant, input.taxpayerId)) satisfies Touches;

/** A command that names the office for which it is given. */
export const atOffice = (async (input: { readonly office: string }) => [input.office]) satisfies Touches;
