import { z } from "zod";
import { codeSchema, defineEvent, idSchema, type EventOf } from "../../shared/index.js";

/**
 * What an officer is. `clerk` is the front desk of the one-stop shop. `sensitive-services` alone does nothing: it lets
 * its holder see the cases of sensitive services in the roles they have besides.
 */
export const ROLES = [
  "clerk",
  "tax-officer",
  "cashier",
  "finance-officer",
  "auditor",
  "administrator",
  "specialist",
  "sector-head",
  "inspector",
  "commission",
  "social-worker",
  "archivist",
  "foi-coordinator",
  "signatory",
  "sensitive-services",
] as const;
export type Role = (typeof ROLES)[number];
const rolesSchema = z.array(z.enum(ROLES)).min(1);

export const UserCreated = defineEvent({
  type: "UserCreated",
  description: "An officer may sign in.",
  personal: ["username", "displayName", "email"],
  schema: z.object({
    userId: idSchema,
    username: z.string().max(80),
    displayName: z.string().max(200),
    email: z.string().max(200).nullable(),
  }),
});
export const PasswordSet = defineEvent({
  type: "PasswordSet",
  description: "A new password; only its argon2id hash is kept, encrypted.",
  personal: ["passwordHash"],
  schema: z.object({ userId: idSchema, passwordHash: z.string().max(400), mustChange: z.boolean() }),
});
export const RolesGranted = defineEvent({
  type: "RolesGranted",
  description: "The user may act in these roles.",
  schema: z.object({ userId: idSchema, roles: rolesSchema }),
});
export const RolesRevoked = defineEvent({
  type: "RolesRevoked",
  description: "The user may no longer act in these roles.",
  schema: z.object({ userId: idSchema, roles: rolesSchema }),
});
export const OfficeScopeSet = defineEvent({
  type: "OfficeScopeSet",
  description: "The offices the user acts for; null is every office of the municipality.",
  schema: z.object({ userId: idSchema, offices: z.array(codeSchema).nullable() }),
});
export const UserSuspended = defineEvent({
  type: "UserSuspended",
  description: "The user may not sign in any more.",
  schema: z.object({ userId: idSchema, ground: z.string().max(400) }),
});
export const UserReinstated = defineEvent({
  type: "UserReinstated",
  description: "A suspension ended.",
  schema: z.object({ userId: idSchema, ground: z.string().max(400) }),
});
export const SignedIn = defineEvent({
  type: "SignedIn",
  description: "The user proved who they are.",
  schema: z.object({ userId: idSchema }),
});
export const SignInRefused = defineEvent({
  type: "SignInRefused",
  description: "A wrong password, or a suspended user.",
  schema: z.object({ userId: idSchema, ground: codeSchema }),
});

export const userEvents = [
  UserCreated,
  PasswordSet,
  RolesGranted,
  RolesRevoked,
  OfficeScopeSet,
  UserSuspended,
  UserReinstated,
  SignedIn,
  SignInRefused,
] as const;
export type UserEvent = EventOf<(typeof userEvents)[number]>;
