import { addDays, parsed, refusal, yearOf, type CivilDate, type Parsed } from "../../../domain/shared/index.js";
import { clearanceCodeDecider, taxAccount, type AccountClearance } from "../../../domain/taxation/index.js";
import type { StreamName } from "../../event-store/index.js";
import { derivedId } from "../../ledger/index.js";
import { isPaperCode, paperCode } from "../../papers/index.js";
import { streamFor } from "../../streams.js";
import type { IssueClearanceInput, IssuedClearance, VerifiedClearance } from "../inputs/account.js";
import { accountStream, carryOutBeside, outcomeOf, refusedOutcome, type TaxationParts } from "../support/index.js";
import type { Answer, Ask, Outcome } from "../use-case.js";
import { eventOf, officeFault, type AccountRoom } from "./account-room.js";
import { carryOutNumbered } from "./numbered.js";

const VALIDITY_DAYS = { default: 30, min: 1, max: 365 };

/** Issues a clearance where the account's own stream allows it, with number and code. */
export async function issueClearance(
  room: AccountRoom,
  ask: Ask,
  input: IssueClearanceInput,
): Promise<Outcome<IssuedClearance>> {
  const account = await room.open(ask, input.accountId);
  if (!account.ok) return account;
  const { accountId, office, purpose } = input;
  const days = input.validDays ?? VALIDITY_DAYS.default;
  const { min, max } = VALIDITY_DAYS;
  if (!Number.isInteger(days) || days < min || days > max)
    return refusedOutcome(refusal("validity-days-out-of-range", { min, max }));
  const fault = officeFault(account.value, office);
  if (fault) return refusedOutcome(fault);
  const clearanceId = input.clearanceId ?? derivedId(ask.commandId, "clearance");
  const verificationCode = paperCode(room.parts.keyedHash, "clearance-code", ask.tenant, accountId, clearanceId);
  const body = { issueClearance: input };
  const result = await carryOutNumbered(room, account.value, ask, {
    body,
    command: (number) => ({
      ...account.value.base,
      type: "IssueClearance",
      clearanceId,
      number,
      verificationCode,
      validUntil: addDays(ask.today, days),
      purpose,
      office,
    }),
    order: () => ({ office, kind: "certificate", year: yearOf(ask.today), owners: [clearanceId] }),
    async before(): Promise<Parsed<null>> {
      const given = await carryOutBeside(room.parts.ledger, ask, {
        stream: codeStream(room.parts, ask.tenant, verificationCode),
        decider: clearanceCodeDecider,
        command: { accountId, clearanceId, on: ask.today },
        body,
      });
      return given.ok ? parsed(null) : given;
    },
  });
  return outcomeOf(result, (events) => {
    const { data } = eventOf(events, "ClearanceIssued")!;
    const { number, state, article, validUntil } = data;
    return { clearanceId, number, verificationCode: data.verificationCode, state, article, validUntil };
  });
}

/** What anyone may learn who holds a code: found by the code's own stream, answered from the account's. */
export async function verifyClearance(
  parts: TaxationParts,
  tenant: string,
  { verificationCode, on }: { readonly verificationCode: string; readonly on: CivilDate },
): Promise<Answer<VerifiedClearance>> {
  const unknown = { ok: false, refusal: refusal("clearance-unknown") } as const;
  if (!isPaperCode(verificationCode)) return unknown;
  const { state } = await parts.ledger.load(codeStream(parts, tenant, verificationCode), clearanceCodeDecider);
  if (!state.of) return unknown;
  const { accountId, clearanceId } = state.of;
  const account = await parts.ledger.load(accountStream(tenant, accountId), taxAccount);
  const clearance = account.state.clearances.find((each) => each.clearanceId === clearanceId);
  return clearance ? { ok: true, value: verified(clearance, on) } : unknown;
}

function verified(clearance: AccountClearance, on: CivilDate): VerifiedClearance {
  const { number, state, article, issuedOn, validUntil, revokedOn, revocationGround } = clearance;
  const standing = revokedOn !== null ? "revoked" : validUntil < on ? "expired" : "valid";
  return { standing, number, state, article, issuedOn, validUntil, revokedOn, revocationGround };
}

function codeStream({ keyedHash }: TaxationParts, tenant: string, code: string): StreamName {
  return streamFor("clearanceCode", tenant, keyedHash.hash("clearance-code-stream", tenant, code));
}
