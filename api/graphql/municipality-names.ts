import type { ApiDependencies } from "../dependencies.js";
import { namesOf, type Names } from "../messages/index.js";

/**
 * The names of offices and roles of a municipality. That they cannot be read now takes nothing from what is said: the
 * codes stand there then.
 */
export async function municipalityNames(
  { casework }: Pick<ApiDependencies, "casework">,
  tenant: string,
): Promise<Names | undefined> {
  try {
    const { offices, roles } = await casework.catalogueWords(tenant);
    return namesOf({ office: offices, role: roles });
  } catch {
    return undefined;
  }
}
