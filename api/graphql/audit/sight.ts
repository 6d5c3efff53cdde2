import type { HistoricKind, HistoricSubject } from "../../../read-models/read-side/index.js";
import type { ApiDependencies } from "../../dependencies.js";
import { ApiError } from "../../errors/index.js";
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

/** Whether the caller may see a record; null: they may not, or it is not there. */
export async function sightOf(context: GraphqlContext, { kind, id }: HistoricSubject): Promise<Sight | null> {
  const { authorisation, dependencies } = context;
  const permission = PERMISSIONS[kind];
  if (!authorisation.holds(permission)) return null;
  const { tenant } = authorisation.signedIn();
  if (kind === "taxpayer" || kind === "message") {
    const { offices } = authorisation.grant(permission);
    const office = offices === null ? null : await officeOf(dependencies, tenant, { kind, id });
    if (offices !== null && (office === null || !offices.includes(office))) return null;
    return { permission, subjectId: kind === "taxpayer" ? id : null };
  }
  if (kind !== "case") return { permission, subjectId: kind === "user" ? id : null };
  const found = await dependencies.casework.caseOf(tenant, id);
  if (!found.ok || !maySee(authorisation, permission, found.value.state)) return null;
  return { permission, subjectId: found.value.state.subjectId };
}

/** By the record's own stream, the office that lists bind it to: what concerns no office is for the whole municipality. */
async function officeOf(
  dependencies: ApiDependencies,
  tenant: string,
  { kind, id }: { readonly kind: "taxpayer" | "message"; readonly id: string },
): Promise<string | null> {
  if (kind === "taxpayer") return dependencies.officeOfTaxpayer(tenant, id);
  return (await dependencies.correspondence.findMessage(tenant, id))?.state.message.office ?? null;
}

/** As {@link sightOf}, and recorded as a reading where the record is somebody's. Throws FORBIDDEN, NOT_FOUND. */
export async function seen(context: GraphqlContext, subject: HistoricSubject): Promise<Sight> {
  context.authorisation.grant(PERMISSIONS[subject.kind]);
  const sight = await sightOf(context, subject);
  // One of another office and one that does not exist are answered alike.
  if (sight === null) throw new ApiError("NOT_FOUND", "not-found");
  await readingRecorded(context, sight, `history/${subject.kind}/${subject.id}`);
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
