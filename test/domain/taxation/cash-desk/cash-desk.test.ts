import { describe, expect, test } from "@jest/globals";
import { civilDate, lek } from "../../../../domain/shared/index.js";
import { cashDeskDecider, cashDeskEvents, type CashDeskEvent } from "../../../../domain/taxation/cash-desk/index.js";
import { specificationOf } from "../../../support/decider-spec.js";

const { given } = specificationOf(cashDeskDecider, cashDeskEvents);
const date = civilDate("2025-03-10");
const [desk, on] = ["arka-1", date];
const opening = { desk, date, office: "qender", float: lek(5000), cashierId: "U1" };
const opened: CashDeskEvent = { type: "CashDeskOpened", data: opening, effectiveDate: date };
const paper = { desk, paymentId: "P1", accountId: "A1", receiptNumber: "qender/2025/000001", amount: lek(1200) };
const given1: CashDeskEvent = { type: "ReceiptGiven", data: paper, effectiveDate: date };
const back: CashDeskEvent = { type: "ReceiptGiven", data: { ...paper, amount: lek(-1200) }, effectiveDate: date };
const open = { type: "OpenCashDesk", ...opening, on } as const;
const receipt = { type: "GiveReceipt", ...paper, on } as const;
const close = { type: "CloseCashDesk", desk, date, counted: lek(6200), explanation: null, on } as const;
const closed: CashDeskEvent = {
  type: "CashDeskClosed",
  data: { desk, date, counted: lek(6200), expected: lek(6200), difference: lek(0), explanation: null },
  effectiveDate: date,
};

describe("a cash desk", () => {
  test("opens once a day, with a float", () => {
    given([]).when(open).then([opened]);
    given([opened]).when(open).thenRefused("cash-desk-opened-already");
    given([])
      .when({ ...open, float: lek(-1) })
      .thenRefused("amount-negative");
    given([])
      .when({ ...open, date: civilDate("2025-03-11") })
      .thenRefused("cash-desk-day-ahead");
    given([]).when(close).thenRefused("cash-desk-not-open");
  });

  test("gives one receipt a payment, and gives back what it took", () => {
    given([opened]).when(receipt).then([given1]);
    given([opened, given1]).when(receipt).thenNothing();
    given([opened, given1])
      .when({ ...receipt, amount: lek(1300) })
      .thenRefused("receipt-given-already");
    given([opened, given1])
      .when({ ...receipt, amount: lek(-1200) })
      .then([back]);
    given([opened, given1, back])
      .when({ ...receipt, amount: lek(-1200) })
      .thenNothing();
    given([opened])
      .when({ ...receipt, amount: lek(-1200) })
      .thenRefused("receipt-unknown");
    given([opened])
      .when({ ...receipt, amount: lek(0) })
      .thenRefused("amount-not-positive");
    given([]).when(receipt).thenRefused("cash-desk-not-open");
    given([opened, given1, back])
      .when({ ...close, counted: lek(5000) })
      .thenState((state) => expect(state).toMatchObject({ phase: "closed", closing: { difference: 0 } }));
  });

  test("closes when the cash is what the receipts say, or the difference is explained", () => {
    given([opened, given1]).when(close).then([closed]);
    given([opened, given1])
      .when({ ...close, counted: lek(6000) })
      .thenRefused("cash-difference-unexplained", { difference: -200 });
    given([opened, given1])
      .when({ ...close, counted: lek(6000), explanation: "Kusur i gabuar" })
      .then([
        {
          ...closed,
          data: { ...closed.data, counted: lek(6000), difference: lek(-200), explanation: "Kusur i gabuar" },
        } as CashDeskEvent,
      ]);
  });

  test("keeps how the cash was counted, which must come to what was told", () => {
    const pieces = (...count: readonly [number, number][]) =>
      count.map(([denomination, pieces]) => ({ denomination, pieces }));
    given([opened, given1])
      .when({ ...close, count: pieces([200, 1], [1000, 6], [500, 0]) })
      .then([{ ...closed, data: { ...closed.data, count: pieces([1000, 6], [200, 1]) } } as CashDeskEvent]);
    given([opened, given1])
      .when({ ...close, count: pieces([1000, 6]) })
      .thenRefused("cash-count-differs", { sum: 6000, counted: 6200 });
    given([opened, given1])
      .when({ ...close, count: pieces([300, 1]) })
      .thenRefused("denomination-unknown", { denomination: 300 });
    given([opened, given1])
      .when({ ...close, count: pieces([1000, 6], [200, 1], [200, 0]) })
      .thenRefused("denomination-unknown", { denomination: 200 });
    for (const wrong of [-1, 0.5, 100_001])
      given([opened, given1])
        .when({ ...close, count: pieces([200, wrong]) })
        .thenRefused("pieces-out-of-range");
  });

  test("takes nothing after it closed", () => {
    given([opened, closed]).when(receipt).thenRefused("cash-desk-closed");
    given([opened, closed]).when(close).thenRefused("cash-desk-closed");
  });
});
