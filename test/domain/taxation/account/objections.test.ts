import { describe, expect, test } from "@jest/globals";
import { appealStartsOn, type AccountCommand, type LodgeObjection } from "../../../../domain/taxation/index.js";
import { debt, object, ruling } from "./exceptions.js";
import { after, damage, day, given, onDay, stateAfter } from "./support.js";

describe("an objection", () => {
  test("is lodged within the term, or at any time where nothing was served", () => {
    given(after(debt))
      .when(object())
      .thenState((state) => expect(state.objections).toHaveLength(1));
    given(after(debt))
      .when(object({ contests: [{ key: damage("a"), appealUntil: null }] }))
      .thenState((state) => expect(state.objections).toHaveLength(1));
  });

  test("begins its term with the last notice of the invoice", () => {
    const bill: AccountCommand = {
      type: "IssueInvoice",
      ...onDay("2024-02-01"),
      invoiceId: "i",
      number: "1",
      office: "qendra",
      year: 2024,
      keys: null,
      issuedOn: day("2024-02-01"),
      runId: null,
    };
    const notice: AccountCommand = {
      type: "ServeNotice",
      ...onDay("2024-02-02"),
      noticeId: "n",
      what: "invoice",
      refersTo: "i",
      channel: "hand",
      sentOn: day("2024-02-02"),
      receivedOn: null,
    };
    expect(appealStartsOn(stateAfter(debt, bill), damage("a"))).toBeNull();
    expect(appealStartsOn(stateAfter(debt, bill, notice), damage("a"))).toBe("2024-02-02");
  });

  test.each<[string, Partial<LodgeObjection>, string]>([
    ["late", { contests: [{ key: damage("a"), appealUntil: day("2024-03-31") }] }, "appeal-term-over"],
    ["against nothing", { contests: [] }, "objection-contests-nothing"],
    ["against what is not owed", { contests: [{ key: damage("b"), appealUntil: null }] }, "obligation-unknown"],
    ["before the obligation was there", { lodgedOn: day("2024-01-09") }, "obligation-unknown"],
    ["in the future", { lodgedOn: day("2024-04-02") }, "day-in-future"],
    [
      "twice against one",
      {
        contests: [
          { key: damage("a"), appealUntil: null },
          { key: damage("a"), appealUntil: null },
        ],
      },
      "obligation-twice",
    ],
  ])("is refused %s", (_what, changes, code) => given(after(debt)).when(object(changes)).thenRefused(code));

  test("is decided once, and not before it was lodged", () => {
    const lodged = after(debt, object());
    given(lodged).when(object()).thenRefused("objection-known");
    given(lodged)
      .when(object({ objectionId: "o2" }))
      .thenRefused("obligation-contested");
    given(lodged).when(ruling("2024-04-20", "2024-03-20")).thenRefused("objection-decided-before-lodged");
    given(lodged).when(ruling("2024-04-20", "2024-04-21")).thenRefused("day-in-future");
    given(after(debt, object(), ruling("2024-04-20")))
      .when(ruling("2024-04-21"))
      .thenRefused("objection-decided");
    given(after(debt)).when(ruling("2024-04-21")).thenRefused("objection-unknown");
  });
});
