import { describe, expect, test } from "@jest/globals";
import { positionOn, type AccountCommand } from "../../../../domain/taxation/index.js";
import { debt } from "./exceptions.js";
import { after, clearance, day, given, law, onDay, pay, reverse, stateAfter } from "./support.js";

describe("merging a duplicate's account", () => {
  const out: AccountCommand = { type: "MergeOut", ...onDay("2024-07-01"), survivorId: "taxpayer-2" };
  const into = (carried: Extract<AccountCommand, { type: "MergeIn" }>["carried"]): AccountCommand => ({
    type: "MergeIn",
    ...onDay("2024-07-01"),
    accountId: "taxpayer-2",
    duplicateId: "taxpayer-1",
    carried,
  });
  const facts = [
    debt,
    clearance("c", "2024-02-20"),
    pay("void", "2024-02-21", 5),
    reverse("void", "2024-02-22"),
    pay("p", "2024-05-01", 40_000),
  ];
  const merged = after(...facts, out).at(-1)!.data as {
    readonly carried: Extract<AccountCommand, { type: "MergeIn" }>["carried"];
  };

  test("hands on the facts, so that the position is the same; its clearances fall, and it takes nothing more", () => {
    given([])
      .when(into(merged.carried))
      .thenState((state) => {
        const [here, there] = [
          positionOn(state, day("2024-09-01"), law),
          positionOn(stateAfter(...facts), day("2024-09-01"), law),
        ];
        expect({ ...here, accountId: "" }).toEqual({ ...there, accountId: "" });
      });
    expect(merged.carried.payments.map(({ paymentId }) => paymentId)).toEqual(["p"]);
    // As written before invoices and notices came along.
    const { invoices: _invoices, taxNotices: _told, notices: _notices, ...older } = merged.carried;
    given([])
      .when(into(older))
      .thenState((state) => expect(state).toMatchObject({ invoices: [], notices: [], absorbed: ["taxpayer-1"] }));
    given(after(...facts))
      .when(out)
      .thenState((state) =>
        expect(state).toMatchObject({ mergedInto: "taxpayer-2", clearances: [{ revocationGround: "account-merged" }] }),
      );
    given(after(...facts, out))
      .when(pay("q", "2024-07-02", 1))
      .thenRefused("account-merged", { into: "taxpayer-2" });
  });

  test("takes a duplicate in once, and never itself or facts that it has", () => {
    const survivor = { accountId: "taxpayer-2" };
    given(after(into(merged.carried)))
      .when(into(merged.carried))
      .thenNothing();
    // Given again after the survivor's account was merged on.
    const on = { ...survivor, survivorId: "taxpayer-3" };
    given(after(into(merged.carried), { ...out, ...on } as AccountCommand))
      .when(into(merged.carried))
      .thenNothing();
    given(after({ ...out, ...on } as AccountCommand))
      .when(into(merged.carried))
      .thenRefused("account-merged", { into: "taxpayer-3" });
    given(after(pay("p", "2024-05-01", 1, survivor)))
      .when(into(merged.carried))
      .thenRefused("account-facts-collide", { name: "p" });
    given([])
      .when({ ...into(merged.carried), duplicateId: "taxpayer-2" } as AccountCommand)
      .thenRefused("account-merged-with-itself");
    given(after(debt))
      .when({ ...out, survivorId: "taxpayer-1" } as AccountCommand)
      .thenRefused("account-merged-with-itself");
  });

  test("takes the survivor's clearances down that would not have been given, and lets a payment be reversed there", () => {
    const survivor = { accountId: "taxpayer-2" };
    const survivors = after(clearance("s", "2024-06-01", survivor), into(merged.carried));
    expect(survivors.map(({ type }) => type)).toEqual(["ClearanceIssued", "AccountMerged", "ClearanceRevoked"]);
    given(survivors)
      .when({ ...reverse("p", "2024-07-05"), ...survivor } as AccountCommand)
      .thenState((state) => expect(positionOn(state, day("2024-07-05"), law).paid).toBe(0));
  });
});
