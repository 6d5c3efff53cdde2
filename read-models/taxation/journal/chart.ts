import type { Bilingual } from "../../../domain/shared/index.js";
import { revenueItemName } from "./revenue-items.js";

/** On which side an account grows: assets and expenses by debit, liabilities and revenue by credit. */
export type LedgerAccountKind = "asset" | "liability" | "revenue" | "expense";

export interface LedgerAccountFamily {
  readonly code: string;
  readonly kind: LedgerAccountKind;
  readonly name: Bilingual;
  /** What follows the dot in a code of the family: a revenue item of the fiscal package, or a channel of payment. */
  readonly by: "revenue-item" | "channel" | null;
}

/** The chart of accounts, by families. An account of a family that has members is `family.member`: `receivable.tax-building`. */
export const CHART: readonly LedgerAccountFamily[] = [
  { code: "money", kind: "asset", by: "channel", name: { sq: "Para në kalim", en: "Money in transit" } },
  { code: "treasury", kind: "asset", by: null, name: { sq: "Llogaria e thesarit", en: "Treasury account" } },
  { code: "receivable", kind: "asset", by: "revenue-item", name: { sq: "Të drejta për arkëtim", en: "Receivable" } },
  {
    code: "refunds-to-recover",
    kind: "asset",
    by: null,
    name: { sq: "Rimbursime për t’u rikuperuar", en: "Refunds to recover" },
  },
  {
    code: "advances",
    kind: "liability",
    by: null,
    name: { sq: "Parapagime të taksapaguesve", en: "Advances of taxpayers" },
  },
  {
    code: "refunds-payable",
    kind: "liability",
    by: null,
    name: { sq: "Rimbursime për t’u paguar", en: "Refunds payable" },
  },
  { code: "revenue", kind: "revenue", by: "revenue-item", name: { sq: "Të ardhura", en: "Revenue" } },
  { code: "written-off", kind: "expense", by: "revenue-item", name: { sq: "Detyrime të fshira", en: "Written off" } },
];

/** Who brought the money. */
const CHANNELS: Readonly<Record<string, Bilingual>> = {
  "cash-desk": { sq: "arka", en: "cash desk" },
  bank: { sq: "banka", en: "bank" },
  post: { sq: "posta", en: "post" },
  agent: { sq: "agjenti tatimor", en: "tax agent" },
  "e-albania": { sq: "e-Albania", en: "e-Albania" },
};

export const ADVANCES = "advances";
export const REFUNDS_PAYABLE = "refunds-payable";
export const REFUNDS_TO_RECOVER = "refunds-to-recover";
export const TREASURY = "treasury";
export const moneyAccount = (channel: string) => `money.${channel}`;
export const receivableAccount = (revenueItem: string) => `receivable.${revenueItem}`;
export const revenueAccount = (revenueItem: string) => `revenue.${revenueItem}`;
export const writtenOffAccount = (revenueItem: string) => `written-off.${revenueItem}`;

/** The accounts that one item of the budget has: `receivable.tax-building` and the like; of no item: undefined. */
export function accountsOfItem(revenueItem: string | undefined): readonly string[] | undefined {
  if (revenueItem === undefined) return undefined;
  return CHART.filter(({ by }) => by === "revenue-item").map(({ code }) => `${code}.${revenueItem}`);
}

/** The family and, where it has members, the member of an account's code; null for a code that the chart does not know. */
export function accountOfChart(code: string): { family: LedgerAccountFamily; member: string | null } | null {
  const dot = code.indexOf(".");
  const family = CHART.find((each) => each.code === (dot < 0 ? code : code.slice(0, dot)));
  if (family === undefined || (family.by === null) !== dot < 0) return null;
  return { family, member: dot < 0 ? null : code.slice(dot + 1) };
}

/** How an account is called; one that the chart does not know, or a member without a name, by its code. */
export function ledgerAccountName(code: string): Bilingual {
  const account = accountOfChart(code);
  if (account === null) return { sq: code, en: code };
  const { family, member } = account;
  if (member === null) return family.name;
  const name = family.by === "channel" ? (CHANNELS[member] ?? { sq: member, en: member }) : revenueItemName(member);
  return { sq: `${family.name.sq}: ${name.sq}`, en: `${family.name.en}: ${name.en}` };
}
