import { randomInt } from "node:crypto";
import type { IdentityUseCases } from "../../application/identity/index.js";
import type { Clock } from "../../application/ports.js";

/** The first user of a municipality, who makes all others. */
export const FIRST_ADMINISTRATOR = "administrator";

/** No 0 and O, no 1, l and I: a person types it. */
const LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** Four groups of five: some 115 bits. */
export function newPassword(): string {
  const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: 4 }, group).join("-");
}

/**
 * Makes the first administrator of a municipality that has none, and gives the password: to be shown once, and kept
 * nowhere. Null where there is one already.
 */
export async function makeFirstAdministrator(
  identity: IdentityUseCases,
  clock: Clock,
  tenant: string,
): Promise<string | null> {
  if ((await identity.findUser(tenant, FIRST_ADMINISTRATOR)) !== null) return null;
  const password = newPassword();
  const outcome = await identity.createUser(
    {
      tenant,
      actor: { id: "first-start", role: "system" },
      commandId: `first-administrator:${tenant}`,
      reason: "Nisja e parë · first start",
      today: clock.today(),
    },
    {
      userId: FIRST_ADMINISTRATOR,
      username: FIRST_ADMINISTRATOR,
      displayName: "Administrator",
      email: null,
      roles: ["administrator"],
      offices: null,
      password,
      mustChange: true,
    },
  );
  if (!outcome.ok) throw new Error(`the first administrator was refused: ${outcome.refusal.code}`);
  return password;
}
