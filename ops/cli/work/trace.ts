import { randomUUID } from "node:crypto";
import { ApiError } from "../../../api/errors/index.js";
import { TOKENS } from "../../composition/tokens.js";
import type { Work } from "./desk.js";

/** Records that the operator is about to see personal data; where it cannot be recorded, nothing is shown. */
export async function recordRead(
  { composition, ask }: Pick<Work, "composition" | "ask">,
  resource: string,
  subjectId: string | null = null,
): Promise<void> {
  const access = { kind: "RecordRead", subjectId, resource, purpose: null } as const;
  const outcome = await composition.get(TOKENS.identity).recordAccess(ask({ commandId: randomUUID() }), access);
  if (!outcome.ok) throw new ApiError("UNAVAILABLE", "read-not-recorded", { cause: outcome.refusal });
}
