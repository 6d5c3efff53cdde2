import { civilDate, fold, lek, type CivilDate, type Lek } from "../../../../domain/shared/index.js";
import {
  accountEvents,
  obligationKey,
  taxAccount,
  type AccountCommand,
  type AccountEvent,
  type AccountLaw,
  type AccountState,
  type Assess,
  type ChargeObligation,
  type IssueClearance,
  type ObligationLine,
  type ReceivePayment,
} from "../../../../domain/taxation/index.js";
import { asFacts, specificationOf } from "../../../support/decider-spec.js";
import { referenceLatePaymentRules } from "../../../support/reference-data.js";

export const { given } = specificationOf(taxAccount, accountEvents);

export const law: AccountLaw = {
  rules: referenceLatePaymentRules(),
  order: {
    code: "default",
    sequence: ["enforcement-costs", "principal", "interest", "fine"],
    scope: "obligation-by-obligation",
  },
};
export const penaltiesFirst: AccountLaw = {
  rules: law.rules,
  order: {
    code: "penalties-first",
    sequence: ["enforcement-costs", "fine", "interest", "principal"],
    scope: "obligation-by-obligation",
  },
};

export const accountId = "taxpayer-1";
export const day = (text: string): CivilDate => civilDate(text);

/** What every command says, on a day. */
export const onDay = (on: string) => ({ accountId, on: day(on), law });

export function line(objectId: string, parts: readonly (readonly [due: string, amount: number])[]): ObligationLine {
  const net = lek(parts.reduce((sum, [, amount]) => sum + amount, 0));
  return {
    key: obligationKey(2025, "building-tax", objectId),
    item: "building-tax",
    revenueItem: "property",
    objectId,
    unit: "shkoder",
    row: "city",
    base: "100",
    months: 12,
    gross: net,
    reliefs: [],
    net,
    parts: parts.map(([due, amount], index) => ({ number: index + 1, due: day(due), amount: lek(amount) })),
    trace: null,
  };
}

export const key = (objectId: string) => obligationKey(2025, "building-tax", objectId);

/** The year 2025, assessed on 3 March unless said otherwise. */
export function assess(lines: readonly ObligationLine[], changes: Partial<Assess> = {}): Assess {
  return {
    type: "Assess",
    ...onDay("2025-03-03"),
    assessmentId: "assessment-1",
    runId: null,
    year: 2025,
    packageId: "package-2025",
    packageHash: "a".repeat(64),
    calendarVersion: "1",
    inputsHash: "b".repeat(64),
    registerRevision: 0,
    assessedOn: day("2025-03-03"),
    inputs: { taxpayer: { kind: "household" }, subjects: [] },
    office: "qendra",
    lines,
    ground: "object-corrected",
    increaseDue: day("2025-09-30"),
    invoice: null,
    ...changes,
  };
}

/** Principal that was charged on a day, due on another; the key is `2024/damage/NAME`. */
export function charge(
  name: string,
  due: string,
  amount: number,
  changes: Partial<ChargeObligation> = {},
): ChargeObligation {
  return {
    type: "ChargeObligation",
    ...onDay("2024-01-10"),
    objectId: name,
    year: 2024,
    item: "damage",
    revenueItem: "other",
    component: "principal",
    collects: null,
    unit: "shkoder",
    office: "qendra",
    amount: lek(amount),
    due: day(due),
    ground: "an act of the municipality",
    caseId: null,
    ...changes,
  };
}

export const damage = (name: string) => obligationKey(2024, "damage", name);

/** A payment through the bank, known on the day on which it was made unless said otherwise. */
export function pay(
  paymentId: string,
  paidOn: string,
  amount: number,
  changes: Partial<ReceivePayment> = {},
): ReceivePayment {
  return {
    type: "ReceivePayment",
    ...onDay(paidOn),
    paymentId,
    amount: amount as Lek,
    channel: "bank",
    paidOn: day(paidOn),
    reference: null,
    payer: null,
    office: "qendra",
    receiptNumber: null,
    desk: null,
    ...changes,
  };
}

export function reverse(paymentId: string, on: string): AccountCommand {
  return { type: "ReversePayment", ...onDay(on), paymentId, ground: "bounced", explanation: "no funds" };
}

export function clearance(clearanceId: string, on: string, changes: Partial<IssueClearance> = {}): IssueClearance {
  return {
    type: "IssueClearance",
    ...onDay(on),
    clearanceId,
    number: `C/${clearanceId}`,
    verificationCode: `${clearanceId.toUpperCase().replace(/[^0-9A-HJKMNP-TV-Z]/g, "")}0000000000000000`.slice(0, 16),
    validUntil: day("2026-12-31"),
    purpose: null,
    office: "qendra",
    ...changes,
  };
}

/** The events of commands given one after the other; every one must be accepted. */
export function after(...commands: readonly AccountCommand[]): readonly AccountEvent[] {
  let events: readonly AccountEvent[] = [];
  for (const command of commands) {
    const decision = taxAccount.decide(command, stateOf(events));
    if (!decision.ok)
      throw new Error(`${command.type}: ${decision.refusal.code} ${JSON.stringify(decision.refusal.facts)}`);
    events = [...events, ...decision.events];
  }
  return events;
}

export function stateOf(events: readonly AccountEvent[]): AccountState {
  return fold<AccountState, AccountEvent>(taxAccount, asFacts<AccountEvent>(events));
}

export const stateAfter = (...commands: readonly AccountCommand[]): AccountState => stateOf(after(...commands));
