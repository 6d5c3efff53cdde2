import { told, type Told } from "./project.js";

/** Facts of Shkodër as a clerk would tell them, with what a test does not care about filled in. */

const HASH = "0".repeat(64);

export function registered(taxpayerId: string, name: string, more: object = {}): Told {
  return told("TaxpayerRegistered", "2025-01-02", {
    taxpayerId,
    kind: "household",
    name,
    identifier: { scheme: "nid", value: "J00101999W", warning: null },
    address: { unit: "shkoder", street: "Rruga Kolë Idromeno 12" },
    contacts: [],
    office: "QND",
    language: "sq",
    source: null,
    ...more,
  });
}

export interface TestLine {
  readonly key: string;
  readonly revenueItem?: string;
  readonly parts: readonly { readonly number: number; readonly due: string; readonly amount: number }[];
}

function line({ key, revenueItem = "tax-building", parts }: TestLine) {
  const net = parts.reduce((sum, part) => sum + part.amount, 0);
  return {
    key,
    item: key.split("/")[1]!,
    revenueItem,
    objectId: key.split("/")[2]!,
    unit: "shkoder",
    row: "residential",
    base: "60",
    months: null,
    gross: net + 100,
    reliefs: [{ code: "pensioner", amount: 100 }],
    net,
    parts,
    trace: { item: "building" },
  };
}

function assessment(accountId: string, on: string, lines: readonly TestLine[], assessmentId: string) {
  const stated = lines.map(line);
  return {
    accountId,
    assessmentId,
    runId: null,
    year: Number(lines[0]?.key.slice(0, 4) ?? 2025),
    packageId: "package-2025",
    packageHash: HASH,
    calendarVersion: "1",
    inputsHash: HASH,
    registerRevision: 0,
    assessedOn: on,
    inputs: { taxpayer: {}, subjects: [] },
    office: "QND",
    lines: stated,
    total: stated.reduce((sum, each) => sum + each.net, 0),
  };
}

export function assessed(accountId: string, on: string, lines: readonly TestLine[], assessmentId = "a1"): Told {
  return told("ObligationsAssessed", on, assessment(accountId, on, lines, assessmentId));
}

export function reassessed(accountId: string, on: string, lines: readonly TestLine[], replaces = "a1"): Told {
  const differences = [{ key: lines[0]!.key, before: 0, after: 0, difference: 0 }];
  const data = {
    ...assessment(accountId, on, lines, `${replaces}+`),
    replaces,
    ground: "object-corrected",
    differences,
  };
  return told("ObligationsReassessed", on, data);
}

export function paid(accountId: string, paymentId: string, on: string, amount: number, more: object = {}): Told {
  return told("PaymentReceived", on, {
    accountId,
    paymentId,
    amount,
    channel: "bank",
    paidOn: on,
    reference: null,
    payer: null,
    office: "QND",
    receiptNumber: null,
    desk: null,
    ...more,
  });
}

export function reversed(accountId: string, paymentId: string, on: string, amount: number): Told {
  const data = { accountId, paymentId, amount, ground: "bounced", explanation: "Nuk kishte mbulim" };
  return told("PaymentReversed", on, data);
}

export const NOTHING_CARRIED = {
  obligations: [],
  payments: [],
  refunds: [],
  writeOffs: [],
  agreements: [],
  objections: [],
  assessments: [],
};
