import { isDay } from "../../format/index.js";
import { MOST_INSTALMENTS, ownSchedule, scheduleFault } from "./own-schedule.js";
import { dateOf, lekOf, textOf, textOrNull } from "../failed.js";

/** Where the answers of a choice come from: what the law or the account of the page has, or what the API takes. */
export type ChoiceSource = "units" | "activities" | "reliefGrounds" | "items" | "objects" | "obligations";

/** What an act asks for. The form and the reading of it are made from this. */
export interface ActField {
  readonly key: string;
  readonly kind: "text" | "long" | "lek" | "whole" | "date" | "choice" | "several" | "schedule";
  readonly of?: ChoiceSource | readonly string[];
  readonly optional?: boolean;
  /** Stands there at first. */
  readonly at?: "today" | "year" | "overdue" | "name";
}

export interface Act {
  /** Of officers who may do it; the API refuses everybody else all the same. */
  readonly roles: readonly string[];
  readonly fields: readonly ActField[];
  /** The key of what it is done to, where it is one of several. */
  readonly target?: string;
  /** Done to the account, not to the entry of the register. */
  readonly account?: true;
}

const today = (key: string): ActField => ({ key, kind: "date", at: "today" });
const REGISTER = ["clerk", "tax-officer"];
const ACTIVITY: readonly ActField[] = [
  { key: "activity", kind: "choice", of: "activities" },
  { key: "name", kind: "text" },
  { key: "unit", kind: "choice", of: "units" },
  today("from"),
];

export const ACTS = {
  startActivity: { roles: REGISTER, fields: ACTIVITY },
  changeActivity: { roles: REGISTER, target: "activityId", fields: ACTIVITY },
  endActivity: { roles: REGISTER, target: "activityId", fields: [today("to")] },
  grantRelief: {
    roles: ["tax-officer"],
    fields: [
      { key: "ground", kind: "choice", of: "reliefGrounds" },
      { key: "objectId", kind: "choice", of: "objects", optional: true },
      { key: "document", kind: "text" },
      today("from"),
      { key: "to", kind: "date", optional: true },
    ],
  },
  endRelief: { roles: ["tax-officer"], target: "reliefId", fields: [today("to")] },
  chargeObligation: {
    account: true,
    roles: ["tax-officer"],
    fields: [
      { key: "item", kind: "choice", of: "items" },
      { key: "amount", kind: "lek" },
      { key: "year", kind: "whole", at: "year" },
      today("due"),
      { key: "ground", kind: "long" },
    ],
  },
  writeOff: {
    account: true,
    roles: ["finance-officer"],
    fields: [
      { key: "key", kind: "choice", of: "obligations" },
      { key: "amount", kind: "lek" },
      { key: "ground", kind: "choice", of: ["PRESCRIPTION", "INSOLVENCY", "DEATH_WITHOUT_HEIRS", "COUNCIL_DECISION"] },
      { key: "decision", kind: "text" },
    ],
  },
  makeAgreement: {
    account: true,
    roles: ["tax-officer"],
    fields: [{ key: "amount", kind: "lek", at: "overdue" }, { key: "instalments", kind: "whole" }, today("signedOn")],
  },
  makeOwnAgreement: {
    account: true,
    roles: ["tax-officer"],
    fields: [today("signedOn"), { key: "schedule", kind: "schedule" }],
  },
  keepAgreement: { account: true, roles: ["tax-officer"], target: "agreementId", fields: [] },
  breakAgreement: {
    account: true,
    roles: ["tax-officer"],
    target: "agreementId",
    fields: [{ key: "reason", kind: "long" }],
  },
  lodgeObjection: {
    account: true,
    roles: REGISTER,
    fields: [
      { key: "contests", kind: "several", of: "obligations" },
      { key: "grounds", kind: "long" },
      today("lodgedOn"),
    ],
  },
  decideObjection: {
    account: true,
    roles: ["finance-officer"],
    target: "objectionId",
    fields: [
      { key: "outcome", kind: "choice", of: ["UPHELD", "PARTLY_UPHELD", "REJECTED", "WITHDRAWN"] },
      { key: "decision", kind: "text" },
      today("decidedOn"),
    ],
  },
  approveRefund: {
    account: true,
    roles: ["finance-officer"],
    fields: [
      { key: "amount", kind: "lek" },
      { key: "beneficiary", kind: "text", at: "name" },
      { key: "iban", kind: "text", optional: true },
      { key: "requestedBy", kind: "text" },
      { key: "ground", kind: "long" },
    ],
  },
  payRefund: {
    account: true,
    roles: ["cashier"],
    target: "refundId",
    fields: [today("paidOn"), { key: "reference", kind: "text" }],
  },
  withdrawRefund: {
    account: true,
    roles: ["finance-officer"],
    target: "refundId",
    fields: [{ key: "ground", kind: "long" }],
  },
} as const satisfies Readonly<Record<string, Act>>;

export type ActName = keyof typeof ACTS;

export function isAct(name: string): name is ActName {
  return Object.hasOwn(ACTS, name);
}

/** The input of an act as the form of it was sent. What was not understood goes as it was typed: the API says why not. */
export function actIn(name: ActName, sent: FormData, taxpayer: { readonly id: string }): Record<string, unknown> {
  const act: Act = ACTS[name];
  const typed = Object.fromEntries(act.fields.map((field) => [field.key, valueOf(field, sent)]));
  const target = act.target === undefined ? {} : { [act.target]: textOf(sent, "target") };
  return { [act.account ? "accountId" : "taxpayerId"]: taxpayer.id, ...target, ...typed };
}

/** What is wrong with what was typed before anybody is asked: what is missing, and what is no number and no day. */
export function faultsIn(
  name: ActName,
  sent: FormData,
): readonly { readonly key: string; readonly fault: FaultName }[] {
  return (ACTS[name].fields as readonly ActField[]).flatMap((field): { key: string; fault: FaultName }[] => {
    const value = valueOf(field, sent);
    const missing = value === null || value === "" || (Array.isArray(value) && value.length === 0);
    if (missing) return field.optional ? [] : [{ key: field.key, fault: "missing" }];
    if ((field.kind === "lek" || field.kind === "whole") && typeof value !== "number")
      return [{ key: field.key, fault: "noNumber" }];
    if (field.kind === "schedule") {
      const wrong = scheduleFault(sent);
      return wrong === null ? [] : [{ key: field.key, fault: wrong }];
    }
    if (field.kind === "date" && !isDay(String(value))) return [{ key: field.key, fault: "noDay" }];
    return [];
  });
}

export type FaultName = "missing" | "noNumber" | "noDay";

function valueOf({ key, kind }: ActField, sent: FormData): unknown {
  if (kind === "date") return dateOf(sent, key);
  if (kind === "lek") return lekOf(sent, key);
  if (kind === "whole") return /^\d{1,9}$/.test(textOf(sent, key)) ? Number(textOf(sent, key)) : textOf(sent, key);
  if (kind === "schedule") return ownSchedule(sent);
  if (kind === "several") return sent.getAll(key).map(String);
  return textOrNull(sent, key);
}

/**
 * What is owed in equal monthly instalments, the first on the day of signing, in whole lekë; what is left over comes with the last.
 * Nothing where it cannot be divided so: the API then says that a schedule is missing.
 */
export function scheduleOf(amount: unknown, instalments: unknown, signedOn: unknown) {
  const count = Number(instalments);
  const whole = Number(amount);
  if (typeof signedOn !== "string" || !Number.isSafeInteger(whole) || !(count >= 1 && count <= MOST_INSTALMENTS))
    return [];
  const each = Math.floor(whole / count);
  return Array.from({ length: count }, (_, index) => ({
    due: monthsAfter(signedOn, index),
    amount: index === count - 1 ? whole - each * (count - 1) : each,
  }));
}

/** The same day so many months later; the last of the month where it has no such day. */
function monthsAfter(civilDate: string, months: number): string {
  const [year = 0, month = 1, day = 1] = civilDate.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const at = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)));
  return Number.isNaN(at.getTime()) ? civilDate : at.toISOString().slice(0, 10);
}
