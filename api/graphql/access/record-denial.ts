import { randomUUID } from "node:crypto";
import { civilDateAt } from "../../../domain/shared/index.js";
import type { ApiDependencies } from "../../dependencies.js";
import type { Principal } from "../../identity-gate.js";

/**
 * Records that a signed-in user asked for what they may not see or do. The refusal does not wait for the record: it is
 * given either way, and a record that fails is told to the log.
 */
export function recordDenial(
  { identity, clock, logger }: ApiDependencies,
  principal: Principal,
  resource: string,
  correlationId: string,
): void {
  const actor = { id: principal.userId, role: principal.roles[0] ?? "none" };
  const ask = { tenant: principal.tenant, actor, commandId: randomUUID(), correlationId, today: civilDateAt(clock()) };
  const denied = { kind: "AccessDenied", subjectId: null, resource: resource.slice(0, 80), purpose: null } as const;
  identity.recordAccess(ask, denied).then(
    (outcome) => {
      if (!outcome.ok) logger.error({ correlationId, rule: outcome.refusal.code }, "denial was not recorded");
    },
    (error: unknown) => logger.error({ correlationId, err: error }, "denial was not recorded"),
  );
}
