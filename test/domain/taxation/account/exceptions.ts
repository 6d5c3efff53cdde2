import { lek } from "../../../../domain/shared/index.js";
import {
  positionOn,
  totalOf,
  type AccountCommand,
  type LodgeObjection,
  type MakeAgreement,
} from "../../../../domain/taxation/index.js";
import { charge, damage, day, law, onDay, pay, stateAfter } from "./support.js";

/** What is overdue on 3 June 2024, and how much is asked for it then, with interest and fine. */
export const debt = charge("a", "2024-03-01", 100_000);
export const amount = totalOf(positionOn(stateAfter(debt), day("2024-06-03"), law).outstanding);

/** An agreement of three instalments over the debt. */
export function agree(changes: Partial<MakeAgreement> = {}): MakeAgreement {
  return {
    type: "MakeAgreement",
    ...onDay("2024-06-03"),
    agreementId: "agreement",
    signedOn: day("2024-06-03"),
    covers: null,
    schedule: [
      { due: day("2024-06-03"), amount: lek(30_000) },
      { due: day("2024-09-03"), amount: lek(40_000) },
      { due: day("2025-12-31"), amount: lek(amount - 70_000) },
    ],
    ...changes,
  };
}
/** The debt under the agreement, with the first instalment paid. */
export const agreed = [debt, agree(), pay("p1", "2024-06-03", 30_000)];

/** An objection to the debt, on the last day of its term. */
export const object = (changes: Partial<LodgeObjection> = {}): LodgeObjection => ({
  type: "LodgeObjection",
  ...onDay("2024-04-01"),
  objectionId: "o",
  lodgedOn: day("2024-04-01"),
  contests: [{ key: damage("a"), appealUntil: day("2024-04-01") }],
  grounds: "not my fence",
  ...changes,
});
export const ruling = (on: string, decidedOn = on): AccountCommand => ({
  type: "DecideObjection",
  ...onDay(on),
  objectionId: "o",
  outcome: "rejected",
  decision: "no. 4",
  decidedOn: day(decidedOn),
});
