import type * as identity from "../../../../application/identity/index.js";
import { ROLES, type Role } from "../../../../domain/identity/index.js";
import { Code, Flag, Id, OneOf, Password, Text } from "../../inputs/index.js";

const ROLE = ["Role", ROLES] as const;

export class CreateUserInput implements identity.CreateUserInput {
  @Id({ optional: true }) userId?: string;
  @Text(80) username!: string;
  @Text(200) displayName!: string;
  @Text(200, { orNull: true }) email!: string | null;
  @OneOf(...ROLE, { list: 6 }) roles!: Role[];
  @Code({ orNull: true, list: 60, description: "Left out: every office." }) offices!: string[] | null;
  @Password() password!: string;
  @Flag({ description: "Ask for a new password at the first sign-in." }) mustChange!: boolean;
}

export class SetPasswordInput implements identity.SetPasswordInput {
  @Id() userId!: string;
  @Password() password!: string;
  @Flag() mustChange!: boolean;
}

export class ChangeOwnPasswordInput {
  @Password() currentPassword!: string;
  @Password() newPassword!: string;
}

export class RolesInput implements identity.RolesInput {
  @Id() userId!: string;
  @OneOf(...ROLE, { list: 6 }) roles!: Role[];
}

export class OfficeScopeInput implements identity.OfficeScopeInput {
  @Id() userId!: string;
  @Code({ orNull: true, list: 60, description: "Left out: every office." }) offices!: string[] | null;
}

export class SuspensionInput implements identity.SuspensionInput {
  @Id() userId!: string;
  @Text(400) ground!: string;
}
