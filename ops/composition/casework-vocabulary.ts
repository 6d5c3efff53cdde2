import type { CaseworkVocabulary } from "../../application/casework/index.js";
import { ROLES_OF_NOBODY, type ModelCatalogue } from "../../domain/casework/index.js";
import { caseRolesOf, ROLES, type Role } from "../../domain/identity/index.js";

/** Which roles somebody in a municipality holds now. */
export type RolesHeld = (tenant: string) => Promise<readonly Role[]>;

/** What definitions may name: the roles of casework, and the documents that the model catalogue knows. */
export function caseworkVocabulary({ documentTypes }: ModelCatalogue, rolesHeld: RolesHeld): CaseworkVocabulary {
  return {
    roles: [...ROLES_OF_NOBODY, ...caseRolesOf(ROLES)],
    rolesHeld: async (tenant) => caseRolesOf(await rolesHeld(tenant)),
    documentTypes: documentTypes.map(({ code }) => code),
  };
}
