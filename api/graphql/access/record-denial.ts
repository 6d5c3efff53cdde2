import { randomUUID } from "node:crypto";
import { civilDateAt } from "../../../domain/shared/index.js";
import type { ApiDependencies } from "../../dependencies.js";
import type { Principal } from "../../identity-gate.js";

/** Records on their way, by the API that writes them: a server that stops waits for them. */
const underWay = new WeakMap<ApiDependencies, Set<Promise<void>>>();

/** Resolves when every denial so far is recorded, or told to the log. */
export async function denialsRecorded(dependencies: ApiDependencies): Promise<void> {
  await Promise.all(underWay.get(dependencies) ?? []);
}

/**
 * Records that a signed-in user asked for what they may not see or do. The refusal does not wait for the record: it is
 * given either way, and a record that fails is told to the log.
 */
export function recordDenial(
  dependencies: ApiDependencies,
  principal: Principal,
  resource: string,
  correlationId: string,
): void {
  const { identity, clock, logger } = dependencies;
  const actor = { id: principal.userId, role: principal.roles[0] ?? "none" };
  const ask = { tenant: principal.tenant, actor, commandId: randomUUID(), correlationId, today: civilDateAt(clock()) };
  const denied = { kind: "AccessDenied", subjectId: null, resource: resource.slice(0, 80), purpose: null } as const;
  const recorded = identity.recordAccess(ask, denied).then(
    (outcome) => {
      if (!outcome.ok) logger.error({ correlationId, rule: outcome.refusal.code }, "denial was not recorded");
    },
    (error: unknown) => logger.error({ correlationId, err: error }, "denial was not recorded"),
  );
  const others = underWay.get(dependencies) ?? new Set();
  underWay.set(dependencies, others.add(recorded));
  void recorded.then(() => others.delete(recorded));
}
