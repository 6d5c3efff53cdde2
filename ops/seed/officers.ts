import type { Role } from "../../domain/identity/index.js";
import { civilDate } from "../../domain/shared/index.js";
import { done, seedAsk, type CounterParts, type OnProgress } from "./seeder.js";

interface SeedOfficer {
  readonly username: string;
  /** Invented. */
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly offices?: readonly string[];
}

/** One officer for each role, of every office, and one who sees only their own. All are invented. */
export const SEED_OFFICERS: readonly SeedOfficer[] = [
  { username: "sporteli", displayName: "Arta Sporteli", roles: ["clerk", "sensitive-services"] },
  { username: "sporteli-velipoje", displayName: "Gjon Velipoja", roles: ["clerk"], offices: ["velipoje"] },
  { username: "taksat", displayName: "Mirela Taksa", roles: ["tax-officer"] },
  { username: "arka", displayName: "Luljeta Arka", roles: ["cashier"] },
  { username: "financa", displayName: "Zana Financa", roles: ["finance-officer"] },
  { username: "auditi", displayName: "Ndue Auditi", roles: ["auditor"] },
  { username: "specialisti", displayName: "Ermal Specialisti", roles: ["specialist"] },
  { username: "specialisti-social", displayName: "Rita Ndihma", roles: ["specialist", "sensitive-services"] },
  { username: "pergjegjesi", displayName: "Vjollca Sektori", roles: ["sector-head"] },
  { username: "inspektori", displayName: "Pjetër Inspektori", roles: ["inspector"] },
  { username: "komisioni", displayName: "Drita Komisioni", roles: ["commission", "sensitive-services"] },
  { username: "sociali", displayName: "Lindita Sociali", roles: ["social-worker"] },
  { username: "arkivi", displayName: "Fatmir Arkivi", roles: ["archivist"] },
  { username: "informimi", displayName: "Blerta Informimi", roles: ["foi-coordinator"] },
  { username: "nenshkruesi", displayName: "Agim Nënshkruesi", roles: ["signatory", "sensitive-services"] },
  { username: "administratori", displayName: "Ilir Administratori", roles: ["administrator"] },
];

/** The roles that are held once they are there. */
export const rolesOfOfficers = SEED_OFFICERS.flatMap(({ roles }) => roles);

const CREATED_ON = civilDate("2024-01-02");

/** Lets the invented officers in, all with one password of this installation. */
export async function seedOfficers(parts: CounterParts, onProgress: OnProgress): Promise<void> {
  for (const [index, { username, displayName, roles, offices = null }] of SEED_OFFICERS.entries()) {
    await done(
      parts.identity.createUser(seedAsk(parts, CREATED_ON, "officer", username), {
        userId: username,
        ...{ username, displayName, roles, offices, email: null },
        password: parts.officersPassword,
        mustChange: false,
      }),
    );
    onProgress("officers", index + 1, SEED_OFFICERS.length);
  }
}
