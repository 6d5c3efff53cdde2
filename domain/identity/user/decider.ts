import {
  accepted,
  parsed,
  parseText,
  refusal,
  refused,
  sameJson,
  type CivilDate,
  type Decider,
  type Decision,
  type Parsed,
} from "../../shared/index.js";
import { incompatibleRoles } from "../rights/separation.js";
import { ROLES, type Role, type UserEvent } from "./events.js";

export interface KnownUser {
  readonly phase: "known";
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly roles: readonly Role[];
  /** Null: every office. */
  readonly offices: readonly string[] | null;
  readonly suspended: boolean;
  readonly mustChangePassword: boolean;
  readonly passwordHash: string;
}
export type UserState = { readonly phase: "none" } | KnownUser;

interface Command {
  readonly userId: string;
  readonly on: CivilDate;
}
export type UserCommand =
  | (Command & {
      readonly type: "CreateUser";
      readonly username: string;
      readonly displayName: string;
      readonly email: string | null;
      readonly roles: readonly Role[];
      readonly offices: readonly string[] | null;
      readonly passwordHash: string;
      readonly mustChange: boolean;
    })
  | (Command & { readonly type: "SetPassword"; readonly passwordHash: string; readonly mustChange: boolean })
  | (Command & { readonly type: "GrantRoles" | "RevokeRoles"; readonly roles: readonly Role[] })
  | (Command & { readonly type: "SetOfficeScope"; readonly offices: readonly string[] | null })
  | (Command & { readonly type: "SuspendUser" | "ReinstateUser"; readonly ground: string })
  | (Command & { readonly type: "NoteSignIn" })
  | (Command & { readonly type: "NoteSignInRefused"; readonly ground: "wrong-password" | "suspended" });

/** The stream `user-T.id`: an officer, what they may do, and when they signed in. */
export const userDecider: Decider<UserState, UserCommand, UserEvent> = {
  initialState: { phase: "none" },
  decide,
  evolve(state, fact): UserState {
    if (fact.type === "UserCreated")
      return {
        phase: "known",
        ...fact.data,
        roles: [],
        offices: [],
        suspended: false,
        mustChangePassword: false,
        passwordHash: "",
      };
    if (state.phase === "none") return state;
    switch (fact.type) {
      case "PasswordSet":
        return { ...state, passwordHash: fact.data.passwordHash, mustChangePassword: fact.data.mustChange };
      case "RolesGranted":
        return { ...state, roles: inOrder([...state.roles, ...fact.data.roles]) };
      case "RolesRevoked":
        return { ...state, roles: state.roles.filter((role) => !fact.data.roles.includes(role)) };
      case "OfficeScopeSet":
        return { ...state, offices: fact.data.offices };
      case "UserSuspended":
        return { ...state, suspended: true };
      case "UserReinstated":
        return { ...state, suspended: false };
      case "SignedIn":
      case "SignInRefused":
        return state;
    }
  },
};

/** A user name in its one written form: lower case, from two characters. Refuses `username-malformed`. */
export function parseUsername(input: string): Parsed<string> {
  const text = parseText(input, 80);
  if (!text.ok) return text;
  const name = text.value.toLowerCase();
  return /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,79}$/u.test(name)
    ? parsed(name)
    : { ok: false, refusal: refusal("username-malformed") };
}

function decide(command: UserCommand, state: UserState): Decision<UserEvent> {
  const { userId } = command;
  if (command.type === "CreateUser") return create(command, state);
  if (state.phase === "none") return refused(refusal("user-unknown", { userId }));
  switch (command.type) {
    case "SetPassword": {
      const { passwordHash, mustChange } = command;
      return accepted(event(command, "PasswordSet", { userId, passwordHash, mustChange }));
    }
    case "GrantRoles": {
      const roles = command.roles.filter((role) => !state.roles.includes(role));
      const conflict = incompatibleRoles([...state.roles, ...roles]);
      if (conflict) return refused(refusal("roles-incompatible", conflict));
      return roles.length === 0
        ? accepted()
        : accepted(event(command, "RolesGranted", { userId, roles: inOrder(roles) }));
    }
    case "RevokeRoles": {
      const roles = state.roles.filter((role) => command.roles.includes(role));
      return roles.length === 0 ? accepted() : accepted(event(command, "RolesRevoked", { userId, roles }));
    }
    case "SetOfficeScope": {
      const offices = command.offices === null ? null : [...new Set(command.offices)];
      return sameJson(offices, state.offices)
        ? accepted()
        : accepted(event(command, "OfficeScopeSet", { userId, offices }));
    }
    case "SuspendUser":
    case "ReinstateUser": {
      const suspend = command.type === "SuspendUser";
      const ground = parseText(command.ground, 400);
      if (!ground.ok) return ground;
      if (state.suspended === suspend) return accepted();
      return accepted(event(command, suspend ? "UserSuspended" : "UserReinstated", { userId, ground: ground.value }));
    }
    case "NoteSignIn":
      if (state.suspended) return refused(refusal("sign-in-refused"));
      return accepted(event(command, "SignedIn", { userId }));
    case "NoteSignInRefused":
      return accepted(event(command, "SignInRefused", { userId, ground: command.ground }));
  }
}

function create(command: Extract<UserCommand, { type: "CreateUser" }>, state: UserState): Decision<UserEvent> {
  const { userId, roles, passwordHash, mustChange } = command;
  if (state.phase === "known") return refused(refusal("user-exists", { userId }));
  const username = parseUsername(command.username);
  if (!username.ok) return username;
  const displayName = parseText(command.displayName, 200);
  if (!displayName.ok) return displayName;
  const email = command.email === null ? null : parseText(command.email, 200);
  if (email && !email.ok) return email;
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.value)) return refused(refusal("email-malformed"));
  if (roles.length === 0) return refused(refusal("roles-missing"));
  const conflict = incompatibleRoles(roles);
  if (conflict) return refused(refusal("roles-incompatible", conflict));
  const person = { username: username.value, displayName: displayName.value, email: email?.value ?? null };
  const offices = command.offices === null ? null : [...new Set(command.offices)];
  return accepted(
    event(command, "UserCreated", { userId, ...person }),
    event(command, "PasswordSet", { userId, passwordHash, mustChange }),
    event(command, "RolesGranted", { userId, roles: inOrder(roles) }),
    event(command, "OfficeScopeSet", { userId, offices }),
  );
}

function event<Type extends UserEvent["type"]>(
  { on }: UserCommand,
  type: Type,
  data: Extract<UserEvent, { type: Type }>["data"],
): UserEvent {
  return { type, data, effectiveDate: on } as UserEvent;
}

/** Each role once, in the order of the list of roles. */
function inOrder(roles: readonly Role[]): Role[] {
  return ROLES.filter((role) => roles.includes(role));
}
