import { randomUUID } from "node:crypto";
import { ApiError } from "../../../api/errors/index.js";
import type { Ask } from "../../../application/taxation/index.js";
import { TOKENS } from "../../composition/tokens.js";
import type { Work } from "./desk.js";

/** Records that somebody is about to see personal data; where it cannot be recorded, nothing is shown. */
export async function recordRead(
  { composition, ask }: Pick<Work, "composition" | "ask">,
  resource: string,
  subjectId: string | null = null,
): Promise<void> {
  const access = { kind: "RecordRead", subjectId, resource, purpose: null } as const;
  const outcome = await composition.get(TOKENS.identity).recordAccess(ask({ commandId: randomUUID() }), access);
  if (!outcome.ok) throw new ApiError("UNAVAILABLE", "read-not-recorded", { cause: outcome.refusal });
}

/** Records that somebody asked for what they may not see. They are refused either way: a record that fails is told to the log. */
export async function recordDenial(
  { composition }: Pick<Work, "composition">,
  asked: Ask,
  resource: string,
): Promise<void> {
  const access = { kind: "AccessDenied", subjectId: null, resource, purpose: null } as const;
  const ask = { ...asked, commandId: randomUUID() };
  const outcome = await composition.get(TOKENS.identity).recordAccess(ask, access);
  if (!outcome.ok) composition.get(TOKENS.logger).error({ rule: outcome.refusal.code }, "denial was not recorded");
}
