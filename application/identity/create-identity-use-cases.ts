import { createHash } from "node:crypto";
import { refusal, type Refusal } from "../../domain/shared/index.js";
import { parseUsername, userDecider, type UserCommand } from "../../domain/identity/index.js";
import { claimDecider } from "../../domain/taxation/index.js";
import { EventStoreUnavailableError } from "../event-store/index.js";
import { derivedId } from "../ledger/index.js";
import { carryOut, carryOutBeside, outcomeOf, rehearse } from "../taxation/support/index.js";
import type { Ask, Outcome } from "../taxation/index.js";
import { AccessLog } from "./access-log.js";
import { changeUser, countAdministrator } from "./change-user.js";
import type { IdentityParts } from "./parts.js";
import { signInWith } from "./sign-in.js";
import { usernameStream, userStream } from "./streams.js";
import { userRecord } from "./user-record.js";
import type { CreateUserInput, IdentityUseCases } from "./use-cases.js";

const MIN_PASSWORD = 12;
const MAX_PASSWORD = 256;

type UserResult = { readonly userId: string };

/** Officers, their rights and their sign-ins on the ledger, and the log of who read what. */
export function createIdentityUseCases(parts: IdentityParts): IdentityUseCases {
  const { ledger, passwordHasher } = parts;
  const accessLog = new AccessLog(ledger);

  async function carried(ask: Ask, command: UserCommand, input: object): Promise<Outcome<UserResult>> {
    const { userId } = command;
    return outcomeOf(await changeUser(ledger, ask, command, { [command.type]: input }), () => ({ userId }));
  }

  return {
    createUser: (ask, input) => createUser(parts, ask, input),
    setPassword: async (ask, input) => {
      const { userId, password, mustChange } = input;
      const fault = passwordFault(password);
      if (fault) return { ok: false, refusal: fault };
      const passwordHash = await passwordHasher.hash(password);
      const command = { type: "SetPassword", userId, passwordHash, mustChange, on: ask.today } as const;
      return carried(ask, command, withoutPassword(ask, input));
    },
    grantRoles: (ask, input) => carried(ask, { type: "GrantRoles", ...input, on: ask.today }, input),
    revokeRoles: (ask, input) => carried(ask, { type: "RevokeRoles", ...input, on: ask.today }, input),
    setOfficeScope: (ask, input) => carried(ask, { type: "SetOfficeScope", ...input, on: ask.today }, input),
    suspendUser: (ask, input) => carried(ask, { type: "SuspendUser", ...input, on: ask.today }, input),
    reinstateUser: (ask, input) => carried(ask, { type: "ReinstateUser", ...input, on: ask.today }, input),
    signIn: signInWith(parts, accessLog),
    findUser: async (tenant, userId) => {
      const { state } = await ledger.load(userStream(tenant, userId), userDecider);
      return state.phase === "known" ? userRecord(state) : null;
    },
    recordAccess: (ask, input) => accessLog.note(ask, input),
  };
}

/** The name is claimed before the user is created; a claim whose user could not be created is given back. */
async function createUser(parts: IdentityParts, ask: Ask, input: CreateUserInput): Promise<Outcome<UserResult>> {
  const { ledger, keyedHash, passwordHasher } = parts;
  const userId = input.userId ?? derivedId(ask.commandId, "user");
  const weak = passwordFault(input.password);
  if (weak) return { ok: false, refusal: weak };
  const username = parseUsername(input.username);
  if (!username.ok) return username;
  const { password, ...stated } = input;
  const passwordHash = await passwordHasher.hash(password);
  const step = {
    stream: userStream(ask.tenant, userId),
    decider: userDecider,
    command: { type: "CreateUser", ...stated, userId, passwordHash, on: ask.today } as const,
    body: { CreateUser: withoutPassword(ask, input) },
  };
  const rehearsed = await rehearse(ledger, ask, step);
  if (!rehearsed.ok) return rehearsed;
  const claiming = {
    stream: usernameStream(keyedHash, ask.tenant, username.value),
    decider: claimDecider,
    body: { claim: userId },
  };
  const owner = { scheme: "username", ownerId: userId, on: ask.today } as const;
  const claimed = await carryOutBeside(ledger, ask, { ...claiming, command: { type: "ClaimIdentifier", ...owner } });
  if (!claimed.ok) return claimed;
  const release = () =>
    carryOutBeside(
      ledger,
      { ...ask, commandId: derivedId(ask.commandId, "release username") },
      { ...claiming, body: { release: userId }, command: { type: "ReleaseIdentifier", ...owner } },
    );
  const fresh = claimed.receipt.position !== null && claimed.receipt.duplicate !== true;
  let created = false;
  try {
    const result = await carryOut(ledger, ask, step);
    created = result.ok;
    if (created) await countAdministrator(ledger, ask, userId);
    return outcomeOf(result, () => ({ userId }), claimed.receipt);
  } catch (error) {
    created = error instanceof EventStoreUnavailableError;
    throw error;
  } finally {
    if (!created && fresh) await release();
  }
}

function passwordFault(password: string): Refusal | null {
  if (!password.isWellFormed()) return refusal("text-malformed-unicode");
  if (password.length < MIN_PASSWORD) return refusal("password-too-short", { min: MIN_PASSWORD });
  return password.length > MAX_PASSWORD ? refusal("text-too-long", { max: MAX_PASSWORD }) : null;
}

/**
 * The body of a command without the password: two hashes of one password differ, so the command would never be known
 * again by its hash. The fingerprint is bound to the command and itself only ever hashed with the installation's key.
 */
function withoutPassword<Input extends { readonly password: string }>(ask: Ask, { password, ...rest }: Input) {
  const fingerprint = createHash("sha256").update(`${ask.commandId}\n${password}`).digest("hex");
  return { ...rest, passwordFingerprint: fingerprint };
}
