import type { Role } from "../../domain/identity/index.js";
import type { Ask, Answer, UseCase } from "../taxation/index.js";

export interface CreateUserInput {
  readonly userId?: string;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly roles: readonly Role[];
  /** Null: every office. */
  readonly offices: readonly string[] | null;
  readonly password: string;
  readonly mustChange: boolean;
}

export interface SetPasswordInput {
  readonly userId: string;
  readonly password: string;
  readonly mustChange: boolean;
}

export interface RolesInput {
  readonly userId: string;
  readonly roles: readonly Role[];
}

export interface OfficeScopeInput {
  readonly userId: string;
  readonly offices: readonly string[] | null;
}

export interface SuspensionInput {
  readonly userId: string;
  readonly ground: string;
}

/** A user as their own stream says, never with the password's hash. */
export interface UserRecord {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly roles: readonly Role[];
  readonly offices: readonly string[] | null;
  readonly suspended: boolean;
  readonly mustChangePassword: boolean;
}

type UserResult = { readonly userId: string };

/** How passwords are kept: argon2id, given by the composition root. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

export interface AccessInput {
  readonly kind: "RecordRead" | "ExportMade" | "AccessDenied" | "EmergencyAccessUsed";
  readonly subjectId: string | null;
  readonly resource: string;
  readonly purpose: string | null;
  /** Exports only. */
  readonly rows?: number;
}

export interface IdentityUseCases {
  createUser: UseCase<CreateUserInput, UserResult>;
  setPassword: UseCase<SetPasswordInput, UserResult>;
  grantRoles: UseCase<RolesInput, UserResult>;
  revokeRoles: UseCase<RolesInput, UserResult>;
  setOfficeScope: UseCase<OfficeScopeInput, UserResult>;
  suspendUser: UseCase<SuspensionInput, UserResult>;
  reinstateUser: UseCase<SuspensionInput, UserResult>;
  /**
   * Signs in by user name and password, and records it. Refuses `sign-in-refused` alike for an unknown name, a wrong
   * password and a suspended user, after the same work, so that names cannot be tried out.
   */
  signIn(
    ask: Omit<Ask, "actor">,
    input: { readonly username: string; readonly password: string },
  ): Promise<Answer<UserRecord>>;
  findUser(tenant: string, userId: string): Promise<UserRecord | null>;
  recordAccess: UseCase<AccessInput, null>;
}
