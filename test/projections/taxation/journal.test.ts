import { describe, expect, test } from "@jest/globals";
import { accountEvents, municipalityEvents, registerEvents } from "../../../domain/taxation/index.js";
import { journalProjection } from "../../../projections/taxation/index.js";
import {
  journalDays,
  journalEntries,
  ledgerAccountName,
  revenueMonths,
  type JournalEntryRecord,
} from "../../../read-models/taxation/index.js";
import { projecting } from "../../support/projection-spec.js";
import { assessed, NOTHING_CARRIED, paid, registered, reversed } from "./support/history.js";
import { LAW_ADOPTED } from "./support/law.js";
import { project, told, type Told } from "./support/project.js";

const KNOWN = [...LAW_ADOPTED, registered("t1", "Ana Çela"), registered("t2", "Ana Cela")];
const BUILDING = "2025/building/o1";
const owed = assessed("t1", "2025-03-01", [{ key: BUILDING, parts: [{ number: 1, due: "2025-04-20", amount: 1000 }] }]);

/** Entries as a bookkeeper reads them aloud: the day, then `account debit/-credit`. */
function spoken(...events: readonly Told[]): readonly string[] {
  return project(journalProjection, [...KNOWN, ...events])
    .all<JournalEntryRecord>(journalEntries)
    .map(({ effectiveDate, text, lines }) => {
      const amounts = lines.map(({ ledgerAccount, debit, credit }) => `${ledgerAccount} ${debit - credit}`);
      return `${effectiveDate} ${text}: ${amounts.join(", ")}`;
    });
}

function mergeOf(accountId: string, otherAccountId: string, direction: "in" | "out", payments: readonly object[] = []) {
  const carried = { ...NOTHING_CARRIED, payments };
  return told("AccountMerged", "2025-05-01", { accountId, otherAccountId, direction, carried });
}

describe("the journal", () => {
  test("makes an assessment revenue on the day from which it is owed", () => {
    expect(spoken(owed)).toEqual([
      "2025-03-01 obligations-assessed: receivable.tax-building 1000, revenue.tax-building -1000",
    ]);
  });

  test("settles what is owed with a payment in time; what is over is an advance", () => {
    expect(spoken(owed, paid("t1", "p1", "2025-04-10", 1200)).at(-1)).toBe(
      "2025-04-10 payment-received: advances -200, money.bank 1200, receivable.tax-building -1000",
    );
  });

  test("takes interest and fine as revenue when they are paid", () => {
    const last = spoken(owed, paid("t1", "p1", "2025-06-20", 1100)).at(-1);
    expect(last).toMatch(
      /^2025-06-20 payment-received: .*money\.bank 1100, receivable\.tax-building -1000, revenue\.late-fine -\d+, revenue\.late-interest -\d+$/,
    );
  });

  test("dates an advance's settlement to the day on which the next obligation is owed", () => {
    expect(spoken(paid("t1", "p1", "2025-02-01", 600), owed)).toEqual([
      "2025-02-01 payment-received: advances -600, money.bank 600",
      "2025-03-01 obligations-assessed: advances 600, receivable.tax-building 400, revenue.tax-building -1000",
    ]);
  });

  test("takes a payment that was void back on its own day; the entry itself is later in the journal", () => {
    const entries = spoken(owed, paid("t1", "p1", "2025-04-10", 1000), reversed("t1", "p1", "2025-05-05", 1000));
    expect(entries.at(-1)).toBe("2025-04-10 payment-reversed: money.bank -1000, receivable.tax-building 1000");
  });

  test("lets a late bank file take its place in time, with the difference in every entry that it changes", () => {
    const late = spoken(owed, paid("t1", "p2", "2025-06-20", 1100), paid("t1", "p1", "2025-04-10", 1000)).slice(-2);
    expect(late[0]).toBe("2025-04-10 payment-received: money.bank 1000, receivable.tax-building -1000");
    expect(late[1]).toBe(
      "2025-06-20 payment-received: advances -1051, receivable.tax-building 1000, revenue.late-fine 37, revenue.late-interest 14",
    );
  });

  test("moves a duplicate's books to the account that carries on, on the days on which all happened", () => {
    const carried = {
      ...NOTHING_CARRIED,
      obligations: [
        {
          key: BUILDING,
          item: "building",
          revenueItem: "tax-building",
          unit: "shkoder",
          year: 2025,
          component: "principal",
          collects: null,
          assessed: true,
          parts: [{ number: 1, due: "2025-04-20", amount: 1000, bornOn: "2025-03-01" }],
        },
      ],
    };
    const merge = (accountId: string, otherAccountId: string, direction: "in" | "out") =>
      told("AccountMerged", "2025-05-01", { accountId, otherAccountId, direction, carried });
    expect(spoken(owed, merge("t1", "t2", "out"), merge("t2", "t1", "in")).slice(1)).toEqual([
      "2025-03-01 account-merged: receivable.tax-building -1000, revenue.tax-building 1000",
      "2025-03-01 account-merged: receivable.tax-building 1000, revenue.tax-building -1000",
    ]);
  });

  test("stops where money moves before there is a law to count it by", () => {
    expect(() => project(journalProjection, [registered("t1", "Ana Çela"), owed])).toThrow(
      "before rates and an order of settlement were adopted",
    );
  });

  test("posts nothing to a place that it does not know", () => {
    expect(() => project(journalProjection, [...LAW_ADOPTED, owed])).toThrow("changes what no fact before it made");
    const stranger = told("ObligationWrittenOff", "2025-05-01", {
      ...{ accountId: "t1", writeOffId: "w1", key: "2025/building/o9", amount: 5 },
      ...{ ground: "prescription", decision: "VKB 1" },
    });
    expect(() => spoken(owed, stranger)).toThrow("no revenue item of obligation 2025/building/o9 is known");
    expect(() => project(journalProjection, [...KNOWN, mergeOf("t2", "t9", "in")])).toThrow("no fact before it made");
  });

  test("knows the place of everything that a merge carries", () => {
    const cash = paid("t1", "p1", "2025-03-10", 300, { channel: "cash-desk", office: "VEL", receiptNumber: "1" });
    const payments = [{ paymentId: "p1", amount: 300, paidOn: "2025-03-10", channel: "cash-desk", reference: null }];
    expect(spoken(cash, mergeOf("t1", "t2", "out", payments), mergeOf("t2", "t1", "in", payments)).at(-1)).toBe(
      "2025-03-10 account-merged: advances -300, money.cash-desk 300",
    );
  });

  test("belongs to the office in charge when it was learnt, wherever the money was taken", () => {
    const moved = told("TaxpayerMoved", "2025-04-15", {
      ...{ taxpayerId: "t1", office: "VEL" },
      address: { unit: "velipoje", street: null },
    });
    const elsewhere = (id: string, on: string) => paid("t1", id, on, 10, { office: "RRE" });
    const corrected = told("TaxpayerCorrected", "2025-04-16", { taxpayerId: "t1", name: "Ana Çelaj" });
    const rows = project(journalProjection, [
      ...KNOWN,
      ...[owed, elsewhere("p1", "2025-04-10"), moved, corrected, elsewhere("p2", "2025-04-20")],
    ]);
    expect(rows.all<JournalEntryRecord>(journalEntries).map(({ office }) => office)).toEqual(["QND", "QND", "VEL"]);
  });

  test("comes to the same wherever batches end", () => {
    const events = [...KNOWN, owed, paid("t1", "p1", "2025-04-10", 700), reversed("t1", "p1", "2025-05-05", 700)];
    projecting(journalProjection, [...municipalityEvents, ...registerEvents, ...accountEvents])
      .givenEvents(events)
      .thenRows(revenueMonths, {
        "2025-03|tax-building|QND": { assessed: 1000, collected: 0 },
        "2025-04|tax-building|QND": { assessed: 0, collected: 0 },
      });
  });

  test("adds up each day of recording by ledger account", () => {
    const rows = project(journalProjection, [...KNOWN, owed, paid("t1", "p1", "2025-04-10", 400)]);
    expect(rows.all(journalDays)).toContainEqual(
      expect.objectContaining({
        ledgerAccount: "receivable.tax-building",
        effectiveDate: "2025-04-10",
        recordedOn: "2025-01-01",
        debit: 0,
        credit: 400,
      }),
    );
  });

  test("calls its accounts in Albanian and English", () => {
    expect(ledgerAccountName("revenue.late-fine")).toEqual({
      sq: "Të ardhura: gjoba e vonesës",
      en: "Revenue: late fine",
    });
    expect(ledgerAccountName("receivable.tax-building").en).toBe("Receivable: building tax");
    expect(ledgerAccountName("money.bank").sq).toBe("Para në kalim: banka");
    expect(ledgerAccountName("no-such").sq).toBe("no-such");
  });
});
