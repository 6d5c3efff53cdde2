import { administers, administratorsDecider, userDecider, type UserCommand } from "../../domain/identity/index.js";
import { fold, type FactOf, type Refusal } from "../../domain/shared/index.js";
import type { UserEvent, UserState } from "../../domain/identity/index.js";
import { ConflictError } from "../errors.js";
import { derivedId, type CommandResult, type Ledger } from "../ledger/index.js";
import type { Ask } from "../taxation/index.js";
import { carryOutBeside, contextOf, rehearse } from "../taxation/support/index.js";
import { administratorsStream, userStream } from "./streams.js";

/** Begun anew this often when others changed the user in between. */
const MAX_ATTEMPTS = 4;

/**
 * One command on a user's stream. Where it would make an administrator none, that is written on the stream of
 * administrators first, which refuses `last-administrator`; then the user's stream follows at the very revision that
 * was looked at. Broken off between the two, an administrator is not counted: more is refused then, never less.
 */
export async function changeUser(
  ledger: Ledger,
  ask: Ask,
  command: UserCommand,
  body: object,
): Promise<CommandResult<UserEvent>> {
  const stream = userStream(ask.tenant, command.userId);
  const step = { stream, decider: userDecider, command, body };
  for (let attempt = 1; ; attempt++) {
    const before = await ledger.load(stream, userDecider);
    const rehearsed = await rehearse(ledger, ask, step);
    if (!rehearsed.ok) return rehearsed;
    const isNew = rehearsed.receipt.duplicate !== true;
    if (isNew && rehearsed.receipt.revision !== before.revision) {
      if (attempt === MAX_ATTEMPTS) throw new ConflictError("too-many-conflicts", { retries: MAX_ATTEMPTS });
      continue;
    }
    const leaves = isNew && endsAdministering(before.state, rehearsed.events);
    const refusal = leaves ? await release(ledger, ask, command.userId, before.revision) : null;
    if (refusal) return { ok: false, refusal };
    const context = { ...contextOf(ask), ...(leaves ? { expectedRevision: before.revision } : {}) };
    try {
      const result = await ledger.handle({ ...step, context });
      if (result.ok) await countAdministrator(ledger, ask, command.userId);
      return result;
    } catch (error) {
      const isRace = leaves && ask.expectedRevision === undefined && error instanceof ConflictError;
      if (!isRace || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

/** Counts the user where they administer by now. After every command: what was broken off before is made up for. */
export async function countAdministrator(ledger: Ledger, ask: Ask, userId: string): Promise<void> {
  const { state, revision } = await ledger.load(userStream(ask.tenant, userId), userDecider);
  if (administers(state)) await say(ledger, ask, "CountAdministrator", userId, revision);
}

async function release(ledger: Ledger, ask: Ask, userId: string, revision: bigint): Promise<Refusal | null> {
  const said = await say(ledger, ask, "ReleaseAdministrator", userId, revision);
  return said.ok ? null : said.refusal;
}

function say(
  ledger: Ledger,
  ask: Ask,
  type: "CountAdministrator" | "ReleaseAdministrator",
  userId: string,
  at: bigint,
) {
  const said = { userId, userRevision: Number(at) };
  return carryOutBeside(
    ledger,
    { ...ask, commandId: derivedId(ask.commandId, `${type} ${userId} ${at}`) },
    {
      stream: administratorsStream(ask.tenant),
      decider: administratorsDecider,
      command: { type, ...said, on: ask.today },
      body: { [type]: said },
    },
  );
}

function endsAdministering(before: UserState, events: readonly UserEvent[]): boolean {
  if (!administers(before)) return false;
  const after = fold({ ...userDecider, initialState: before }, events as readonly FactOf<UserEvent>[]);
  return !administers(after);
}
