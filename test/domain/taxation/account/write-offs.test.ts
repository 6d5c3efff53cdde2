import { describe, expect, test } from "@jest/globals";
import { lek } from "../../../../domain/shared/index.js";
import { positionOn, totalOf, type WriteOff } from "../../../../domain/taxation/index.js";
import { debt } from "./exceptions.js";
import { after, damage, day, given, law, onDay, pay } from "./support.js";

describe("a write-off", () => {
  const off = (changes: Partial<WriteOff> = {}): WriteOff => ({
    type: "WriteOff",
    ...onDay("2024-06-03"),
    writeOffId: "w",
    key: damage("a"),
    amount: lek(100_000),
    ground: "insolvency",
    decision: "court 5",
    ...changes,
  });

  test("takes what is unpaid, once", () => {
    given(after(debt))
      .when(off())
      .thenState((state) => expect(totalOf(positionOn(state, day("2024-06-03"), law).outstanding)).toBe(0));
    given(after(debt, off())).when(off()).thenRefused("write-off-known");
    given(after(debt, off()))
      .when(off({ writeOffId: "w2", amount: lek(1) }))
      .thenRefused("write-off-above-outstanding");
  });

  test.each<[string, Partial<WriteOff>, string]>([
    ["above what is unpaid", { amount: lek(100_001) }, "write-off-above-outstanding"],
    ["of a negative amount", { amount: lek(-1) }, "amount-not-positive"],
    ["of an unknown obligation", { key: damage("b") }, "obligation-unknown"],
    [
      "as prescribed before five years have passed",
      { ground: "prescription", ...onDay("2029-03-01") },
      "obligation-not-prescribed",
    ],
  ])("is refused %s", (_what, changes, code) => given(after(debt)).when(off(changes)).thenRefused(code));

  test("as prescribed waits five years from the last payment on it", () => {
    const prescribed = off({ ground: "prescription", ...onDay("2029-03-02") });
    given(after(debt))
      .when(prescribed)
      .thenState((state) => expect(state.writeOffs).toHaveLength(1));
    given(after(debt, pay("p", "2024-05-01", 10)))
      .when({ ...prescribed, amount: lek(99_990) })
      .thenRefused("obligation-not-prescribed", { prescribed: 0 });
  });
});
