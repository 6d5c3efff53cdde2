import { randomUUID } from "node:crypto";
import type { CitizenPerson, CitizenUseCases } from "../application/citizens/index.js";
import type { IdentityUseCases, UserRecord } from "../application/identity/index.js";
import { CITIZEN } from "../domain/identity/index.js";
import { civilDateAt, type Instant } from "../domain/shared/index.js";
import type { IdentityGate, Principal } from "./identity-gate.js";

/** The identity room as the HTTP shell knows it. */
export function identityGate(
  identity: IdentityUseCases,
  citizens: Pick<CitizenUseCases, "findCitizen">,
  clock: () => Instant,
): IdentityGate {
  return {
    async signIn({ tenant, username, password, correlationId }) {
      const ask = { tenant, commandId: randomUUID(), correlationId, today: civilDateAt(clock()) };
      const answer = await identity.signIn(ask, { username, password });
      return answer.ok ? { ok: true, userId: answer.value.userId } : { ok: false };
    },
    async principal(tenant, userId) {
      const user = await identity.findUser(tenant, userId);
      return user === null || user.suspended ? null : principalOf(tenant, user);
    },
    async citizen(tenant, taxpayerId) {
      const person = await citizens.findCitizen(tenant, taxpayerId);
      return person === null ? null : citizenPrincipal(tenant, person);
    },
  };
}

function principalOf(tenant: string, user: UserRecord): Principal {
  const { userId, displayName, roles, offices, mustChangePassword } = user;
  return { tenant, userId, taxpayerId: null, displayName, roles, offices, mustChangePassword };
}

/** A citizen acts for no office: whatever is bound by offices shows them nothing. */
export function citizenPrincipal(tenant: string, { taxpayerId, name }: CitizenPerson): Principal {
  const nothingOfOfficers = { offices: [], mustChangePassword: false };
  return { tenant, userId: taxpayerId, taxpayerId, displayName: name, roles: [CITIZEN], ...nothingOfOfficers };
}
