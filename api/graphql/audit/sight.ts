import type { HistoricKind, HistoricSubject } from "../../../read-models/read-side/index.js";
import type { ApiDependencies } from "../../dependencies.js";
import { ApiError } from "../../errors/index.js";
import { hidden } from "../access/hidden.js";
import type { Permission } from "../access/permission.js";
import { recordRead } from "../access/record-read.js";
import { maySee } from "../casework/access/index.js";
import type { GraphqlContext } from "../context.js";

/** By which permission a record is seen as it is now: by no other is it seen as it was. */
const PERMISSIONS: Readonly<Record<HistoricKind, Permission>> = {
  taxpayer: "account.read",
  case: "case.read",
  fiscalPackage: "package.read",
  assessmentRun: "run.read",
  service: "service.read",
  workflow: "service.read",
  user: "user.read",
  message: "message.read",
};

/** A record that the caller may see: by which permission, and whose data it holds (null: nobody's). */
export interface Sight {
  readonly permission: Permission;
  readonly subjectId: string | null;
}

/** A record that is there, but not for the caller; or none at all, as far as the caller may know. */
type Unseen = "hidden" | "absent";

/** Whether the caller may see a record; null: they may not, or it is not there. */
export async function sightOf(context: GraphqlContext, subject: HistoricSubject): Promise<Sight | null> {
  const sight = await lookedAt(context, subject);
  return typeof sight === "string" ? null : sight;
}

async function lookedAt(
  { authorisation, dependencies }: GraphqlContext,
  { kind, id }: HistoricSubject,
): Promise<Sight | Unseen> {
  const permission = PERMISSIONS[kind];
  if (!authorisation.holds(permission)) return "hidden";
  const { tenant } = authorisation.signedIn();
  if (kind === "taxpayer" || kind === "message") {
    const { offices } = authorisation.grant(permission);
    const office = offices === null ? null : await officeOf(dependencies, tenant, { kind, id });
    if (offices !== null && office === undefined) return "absent";
    if (offices !== null && !offices.includes(office ?? "")) return "hidden";
    return { permission, subjectId: kind === "taxpayer" ? id : null };
  }
  if (kind !== "case") return { permission, subjectId: kind === "user" ? id : null };
  const found = await dependencies.casework.caseOf(tenant, id);
  if (!found.ok) return "absent";
  const { state } = found.value;
  return maySee(authorisation, permission, state) ? { permission, subjectId: state.subjectId } : "hidden";
}

/** By the record's own stream, the office that lists bind it to: what concerns no office (null) is for the whole
 * municipality. Undefined: there is no such record. */
async function officeOf(
  dependencies: ApiDependencies,
  tenant: string,
  { kind, id }: { readonly kind: "taxpayer" | "message"; readonly id: string },
): Promise<string | null | undefined> {
  if (kind === "taxpayer") return (await dependencies.officeOfTaxpayer(tenant, id)) ?? undefined;
  return (await dependencies.correspondence.findMessage(tenant, id))?.state.message.office;
}

/**
 * As {@link sightOf}. One of another office and one that does not exist are answered alike; the try at one that is there is
 * recorded. That it is read is for whoever shows it to record. Throws FORBIDDEN, NOT_FOUND.
 */
export async function seen(context: GraphqlContext, subject: HistoricSubject): Promise<Sight> {
  context.authorisation.grant(PERMISSIONS[subject.kind]);
  const sight = await lookedAt(context, subject);
  if (sight === "hidden") return hidden(context, `${subject.kind}/${subject.id}`);
  if (sight === "absent") throw new ApiError("NOT_FOUND", "not-found");
  return sight;
}

/** Records a reading of somebody's data; of what is nobody's there is nothing to record. */
export async function readingRecorded(
  context: GraphqlContext,
  { permission, subjectId }: Sight,
  resource: string,
): Promise<void> {
  if (subjectId !== null) await recordRead(context, permission, resource.slice(0, 80), subjectId);
}
