import { randomUUID } from "node:crypto";
import { civilDateAt } from "../../../domain/shared/index.js";
import { ApiError } from "../../errors/index.js";
import type { GraphqlContext } from "../context.js";
import type { Permission } from "./permission.js";

/**
 * Records that the caller is about to see personal data: of one subject, or (null) a page of a list. Resolves when the
 * record is durable; where it cannot be written, nothing is shown.
 */
export async function recordRead(
  asking: Pick<GraphqlContext, "authorisation" | "dependencies" | "correlationId">,
  permission: Permission,
  resource: string,
  subjectId: string | null,
): Promise<void> {
  const { authorisation, dependencies, correlationId } = asking;
  const principal = authorisation.signedIn();
  const { role } = authorisation.grant(permission);
  const today = civilDateAt(dependencies.clock());
  const outcome = await dependencies.identity.recordAccess(
    { tenant: principal.tenant, actor: { id: principal.userId, role }, commandId: randomUUID(), correlationId, today },
    { kind: "RecordRead", subjectId, resource, purpose: null },
  );
  if (!outcome.ok) throw new ApiError("UNAVAILABLE", "read-not-recorded", { cause: outcome.refusal });
}
