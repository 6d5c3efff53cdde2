import type { Command } from "commander";
import { ApiError } from "../../../api/errors/index.js";
import { actingIn, actingRolesOf, type Acting } from "../../../application/casework/index.js";
import type { UserRecord } from "../../../application/identity/index.js";
import type { Ask } from "../../../application/taxation/index.js";
import { grantRight } from "../../../domain/identity/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { code, text } from "../input/values.js";
import type { Work } from "./desk.js";
import type { ActOptions } from "./globals.js";

/** Who works on cases at the command line. */
export interface OfficerOptions {
  readonly as?: string;
  readonly officer?: string;
  readonly passwordStdin?: true;
}

/** Who acts on a case, in which roles, and what they may see. */
export interface AtWork {
  readonly ask: Ask;
  readonly isOperator: boolean;
  /** The roles to act in, the likeliest first; empty for who has no part in cases. */
  readonly roles: readonly Acting[];
  /** The offices whose cases they see; null: all. */
  readonly offices: readonly string[] | null;
  readonly seesSensitive: boolean;
}

/** A command on cases: by the operator in a role, or by an officer who signs in for it. */
export function asOfficer(command: Command): Command {
  return command
    .option("--as <role>", "the role of casework to act in (default: front-desk, or the one of the officer that fits)")
    .option("--officer <username>", "act as this officer, with their rights and offices, instead of as the operator")
    .option("--password-stdin", "the officer's password, the first line of stdin");
}

/**
 * Whose act it is. Where four eyes are asked for, the operator is one person: whoever decides signs in.
 * @throws ApiError UNAUTHENTICATED, FORBIDDEN
 */
export async function atWork(work: Work, options: OfficerOptions & ActOptions, permission: string): Promise<AtWork> {
  const ask = work.ask(options);
  const as = options.as === undefined ? undefined : code("--as", options.as);
  if (options.officer === undefined)
    return { ask, isOperator: true, roles: operatorRoles(as), offices: null, seesSensitive: true };
  const user = await signedIn(work, ask, text("--officer", options.officer, 80));
  const granted = grantRight(user, permission);
  if (granted === null) throw new ApiError("FORBIDDEN", "permission-missing", { facts: { permission } });
  const roles = narrowed(actingRolesOf(user), as);
  if (roles.length === 0 && as !== undefined) throw new ApiError("FORBIDDEN", "role-not-held", { facts: { role: as } });
  return {
    ask: { ...ask, actor: { id: user.userId, role: granted.role } },
    ...{ isOperator: false, roles, offices: granted.offices },
    seesSensitive: grantRight(user, "case.read-sensitive") !== null,
  };
}

/** The operator acts at the counter, or in the one role that is named. */
function operatorRoles(as: string | undefined): readonly Acting[] {
  const counter = actingIn(["front-desk"], null);
  if (as === undefined) return counter;
  const named = narrowed(counter, as);
  return named.length > 0 ? named : [{ role: as, offices: null }];
}

function narrowed(roles: readonly Acting[], as: string | undefined): readonly Acting[] {
  return as === undefined ? roles : roles.filter(({ role }) => role === as);
}

async function signedIn({ composition, heard }: Work, ask: Ask, username: string): Promise<UserRecord> {
  const [password = ""] = heard().split(/\r?\n/);
  const { actor: _operator, ...asked } = ask;
  const signIn = { ...asked, commandId: composition.get(TOKENS.ids).next() };
  const answer = await composition.get(TOKENS.identity).signIn(signIn, { username, password });
  if (!answer.ok) throw new ApiError("UNAUTHENTICATED", answer.refusal.code, { facts: answer.refusal.facts });
  return answer.value;
}
