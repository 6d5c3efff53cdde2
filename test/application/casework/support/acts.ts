import { INSPECTED } from "../../../domain/casework/support/paths.js";
import { askAs, by, done, lodging, type Counter } from "./counter.js";

/** One step of a case, taken by whoever has the role. */
export const act = (
  { cases }: Pick<Counter, "cases">,
  caseId: string,
  role: string,
  transition: string,
  given: object = {},
) => cases.actOnCase(askAs(role), { caseId, by: by(role), transition, ...given });

/** A case as another process reads it. */
export async function foundCase(city: Counter, caseId: string) {
  const found = await city.again().caseOf("shkoder", caseId);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

/** What is so in a case, as another process reads it. */
export const stateOf = async (city: Counter, caseId: string) => (await foundCase(city, caseId)).state;

/** A permit that was lodged, accepted and inspected; its service is adopted already. */
export async function inspected(city: Pick<Counter, "cases">): Promise<string> {
  const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("advertising-permit")));
  await inspect(city, caseId);
  return caseId;
}

/** Takes a permit that was lodged as far as the record of its inspection. */
export async function inspect(city: Pick<Counter, "cases">, caseId: string): Promise<void> {
  await done(act(city, caseId, "front-desk", "accept"));
  await done(act(city, caseId, "specialist", "order-inspection"));
  await done(act(city, caseId, "inspector", "record-inspection", { checks: [INSPECTED] }));
}

/** A permit that is to be granted once its fee is paid. */
export async function awaitingPayment(city: Pick<Counter, "cases">): Promise<string> {
  const caseId = await inspected(city);
  await done(act(city, caseId, "specialist", "propose-grant"));
  return caseId;
}
