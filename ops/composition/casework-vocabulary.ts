import { readFileSync } from "node:fs";
import type { CaseworkVocabulary } from "../../application/casework/index.js";
import { catalogueSourceSchema, ROLES_OF_NOBODY } from "../../domain/casework/index.js";
import { caseRolesOf, ROLES, type Role } from "../../domain/identity/index.js";
import { dataFile } from "../paths.js";

/** Which roles somebody in a municipality holds now. */
export type RolesHeld = (tenant: string) => Promise<readonly Role[]>;

/** What definitions may name: the roles of casework, and the documents that the model catalogue knows. */
export function caseworkVocabulary(rolesHeld: RolesHeld): CaseworkVocabulary {
  const { documentTypes } = catalogueSourceSchema.parse(
    JSON.parse(readFileSync(dataFile("services.shkoder.json"), "utf8")),
  );
  return {
    roles: [...ROLES_OF_NOBODY, ...caseRolesOf(ROLES)],
    rolesHeld: async (tenant) => caseRolesOf(await rolesHeld(tenant)),
    documentTypes: documentTypes.map(({ code }) => code),
  };
}
