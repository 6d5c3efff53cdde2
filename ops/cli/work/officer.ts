import type { Command } from "commander";
import { ApiError } from "../../../api/errors/index.js";
import type { Acting } from "../../../application/casework/index.js";
import type { UserRecord } from "../../../application/identity/index.js";
import type { Ask } from "../../../application/taxation/index.js";
import { caseRolesOf, grantRight } from "../../../domain/identity/index.js";
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

/** Who acts on a case, in which role, and what they may see. */
export interface AtWork {
  readonly ask: Ask;
  readonly acting: Acting;
  readonly seesSensitive: boolean;
}

/** A command on cases: by the operator in a role, or by an officer who signs in for it. */
export function asOfficer(command: Command): Command {
  return command
    .option("--as <role>", "the role of casework to act in (default: front-desk, or the officer's first)")
    .option("--officer <username>", "act as this officer, with their rights and offices, instead of as the operator")
    .option("--password-stdin", "the officer's password, the first line of stdin");
}

/**
 * Whose act it is. Where four eyes are asked for, the operator is one person: whoever decides signs in.
 * @throws ApiError UNAUTHENTICATED, FORBIDDEN
 */
export async function atWork(work: Work, options: OfficerOptions & ActOptions, permission: string): Promise<AtWork> {
  const ask = work.ask(options);
  const role = options.as === undefined ? undefined : code("--as", options.as);
  if (options.officer === undefined)
    return { ask, acting: { role: role ?? "front-desk", offices: null }, seesSensitive: true };
  const user = await signedIn(work, ask, text("--officer", options.officer, 80));
  const granted = grantRight(user, permission);
  const held = caseRolesOf(user.roles);
  if (granted === null || (role !== undefined && !held.includes(role)))
    throw new ApiError("FORBIDDEN", "permission-missing", { facts: { permission: role ?? permission } });
  return {
    ask: { ...ask, actor: { id: user.userId, role: granted.role } },
    acting: { role: role ?? held[0] ?? "", offices: granted.offices },
    seesSensitive: grantRight(user, "case.read-sensitive") !== null,
  };
}

async function signedIn({ composition, heard }: Work, ask: Ask, username: string): Promise<UserRecord> {
  const [password = ""] = heard().split(/\r?\n/);
  const { actor: _operator, ...asked } = ask;
  const signIn = { ...asked, commandId: composition.get(TOKENS.ids).next() };
  const answer = await composition.get(TOKENS.identity).signIn(signIn, { username, password });
  if (!answer.ok) throw new ApiError("UNAUTHENTICATED", answer.refusal.code, { facts: answer.refusal.facts });
  return answer.value;
}
