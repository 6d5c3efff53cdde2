import { ROLES, type Role } from "../../../../domain/identity/index.js";
import type * as filters from "../../../../read-models/read-side/index.js";
import { Code, Flag, OneOf, Text } from "../../inputs/index.js";

export class UserFilter implements filters.UserFilter {
  @Text(200, {
    optional: true,
    description: "Beginnings of words of the name, with or without ë and ç, or of the user name.",
  })
  search?: string;
  @OneOf("Role", ROLES, { optional: true }) role?: Role;
  @Code({ optional: true, description: "Acts for this office, or for every one." }) office?: string;
  @Flag({ optional: true }) suspended?: boolean;
}
