import { refusal } from "../../domain/shared/index.js";
import { parseUsername, userDecider } from "../../domain/identity/index.js";
import { claimDecider } from "../../domain/taxation/index.js";
import { contextBeside } from "../taxation/support/index.js";
import type { Ask, Answer } from "../taxation/index.js";
import type { AccessLog } from "./access-log.js";
import type { IdentityParts } from "./parts.js";
import { userRecord } from "./user-record.js";
import { usernameStream, userStream } from "./streams.js";
import type { UserRecord } from "./use-cases.js";

/** Stands in for a user who does not exist, so that the same streams are read and the same work is done. */
const NOBODY = "nobody";

const REFUSED = { ok: false, refusal: refusal("sign-in-refused") } as const;

/**
 * Signs in. An unknown name, a wrong password and a suspended user are answered alike and after the same work: two
 * streams are read, one password is checked, one fact is written.
 */
export function signInWith(parts: IdentityParts, accessLog: AccessLog) {
  const { ledger, passwordHasher } = parts;
  const decoy = passwordHasher.hash("no one has this password, it is checked only to take its time");

  return async (
    asked: Omit<Ask, "actor">,
    { username, password }: { readonly username: string; readonly password: string },
  ): Promise<Answer<UserRecord>> => {
    const name = parseUsername(username);
    const claim = usernameStream(parts.keyedHash, asked.tenant, name.ok ? name.value : NOBODY);
    const { ownerId } = (await ledger.load(claim, claimDecider)).state;
    const userId = (name.ok && ownerId) || NOBODY;
    const { state } = await ledger.load(userStream(asked.tenant, userId), userDecider);
    const known = state.phase === "known" && state.passwordHash !== "" ? state : null;
    const right = await passwordHasher.verify(known?.passwordHash ?? (await decoy), password);
    const ask = { ...asked, actor: { id: userId, role: "none" } };
    if (!known) {
      await accessLog.note(ask, { kind: "AccessDenied", subjectId: null, resource: "sign-in", purpose: null });
      return REFUSED;
    }
    const note = right && !known.suspended;
    const result = await ledger.handle({
      stream: userStream(asked.tenant, userId),
      decider: userDecider,
      command: note
        ? { type: "NoteSignIn", userId, on: ask.today }
        : {
            type: "NoteSignInRefused",
            userId,
            on: ask.today,
            ground: right ? "suspended" : "wrong-password",
          },
      context: contextBeside(ask),
    });
    return note && result.ok ? { ok: true, value: userRecord(known) } : REFUSED;
  };
}
