import { describe, expect, test } from "@jest/globals";
import { CLEARANCE_ARTICLES, decideClearance, type AccountCommand } from "../../../../domain/taxation/index.js";
import { agree, agreed, debt, object, ruling } from "./exceptions.js";
import { after, charge, clearance, damage, day, given, law, onDay, pay, stateAfter } from "./support.js";

describe("a clearance", () => {
  const state = (...commands: readonly AccountCommand[]) => stateAfter(...commands);

  test("is clear until the day after the due date, and not clear with what is owed and since when", () => {
    expect(decideClearance(state(debt), day("2024-03-01"), law)).toMatchObject({
      state: "clear",
      owed: [],
      owedTotal: 0,
    });
    expect(decideClearance(state(debt), day("2024-03-02"), law)).toMatchObject({
      state: "not-clear",
      owedSince: "2024-03-01",
      owed: [{ key: damage("a"), part: 1 }],
    });
    given(after(debt))
      .when(clearance("c", "2024-03-02"))
      .thenRefused("clearance-not-clear", { owedSince: "2024-03-01", items: 1 });
  });

  test("is given under an agreement in good standing, with the article, and not once an instalment is missed", () => {
    expect(decideClearance(state(...agreed), day("2024-09-03"), law)).toMatchObject({
      state: "clear-under-agreement",
      article: CLEARANCE_ARTICLES.agreement,
      basis: ["agreement"],
    });
    expect(decideClearance(state(...agreed), day("2024-09-04"), law).state).toBe("not-clear");
    expect(decideClearance(state(debt, agree()), day("2024-06-04"), law).state).toBe("not-clear");
  });

  test("is given under an open objection, with the article", () => {
    expect(decideClearance(state(debt, object()), day("2024-04-10"), law)).toMatchObject({
      state: "clear-under-objection",
      article: CLEARANCE_ARTICLES.objection,
      basis: ["o"],
    });
    expect(decideClearance(state(debt, object(), ruling("2024-04-20")), day("2024-04-20"), law).state).toBe(
      "not-clear",
    );
    expect(decideClearance(state(debt, charge("b", "2024-03-05", 1), object()), day("2024-04-10"), law)).toMatchObject({
      state: "not-clear",
      owed: [{ key: damage("b") }],
    });
  });

  test("bears the revision that it was decided at", () => {
    const decision = given(after(debt, pay("p", "2024-02-01", 1))).when(clearance("c", "2024-02-20")).decision;
    expect(decision).toMatchObject({
      ok: true,
      events: [{ data: { decidedAtRevision: 1, state: "clear", issuedOn: "2024-02-20" } }],
    });
  });

  test("is refused when known, or when its validity is over", () => {
    given(after(debt, clearance("c", "2024-02-20")))
      .when(clearance("c", "2024-02-20"))
      .thenRefused("clearance-known");
    given(after(debt))
      .when(clearance("c", "2024-02-20", { validUntil: day("2024-02-19") }))
      .thenRefused("clearance-validity-over");
  });

  test("is revoked once", () => {
    const revoke: AccountCommand = {
      type: "RevokeClearance",
      ...onDay("2024-03-10"),
      clearanceId: "c",
      ground: "issued-in-error",
    };
    given(after(debt, clearance("c", "2024-02-20")))
      .when(revoke)
      .thenState((revoked) =>
        expect(revoked.clearances[0]).toMatchObject({ revokedOn: "2024-03-10", revocationGround: "issued-in-error" }),
      );
    given(after(debt, clearance("c", "2024-02-20"), revoke))
      .when(revoke)
      .thenRefused("clearance-revoked");
    given(after(debt)).when(revoke).thenRefused("clearance-not-on-account");
  });
});
