import { beforeEach, describe, expect, test } from "@jest/globals";
import { sumLek, civilDate, lek } from "../../../domain/shared/index.js";
import type { ObligationReason, TaxationUseCases } from "../../../application/taxation/index.js";
import type { SyntheticTaxpayer } from "../../../ops/seed/synthetic/index.js";
import { ask, done, register, shkoder } from "./support/shkoder.js";

let uses: TaxationUseCases;
let payer: SyntheticTaxpayer;
beforeEach(async () => {
  ({ uses } = await shkoder());
  payer = await register(uses, 0);
});

async function reasons(...accountIds: readonly string[]): Promise<readonly ObligationReason[]> {
  const answer = await uses.obligationReasons("shkoder", { accountIds });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}
const netOf = ({ stretches }: ObligationReason) => sumLek(stretches.map(({ net }) => net));
const assessed = (accountId = payer.taxpayerId) => done(uses.assessTaxpayer(ask(), { accountId, year: 2025 }));

describe("Why an obligation is what it is", () => {
  test("nothing was asked of somebody: there is nothing to say", async () => {
    expect(await reasons(payer.taxpayerId)).toEqual([]);
  });

  test("what was assessed is told in the words of its package, and adds up to what is owed", async () => {
    const { total } = await assessed();
    const told = await reasons(payer.taxpayerId);
    expect(sumLek(told.map(netOf))).toBe(total);
    for (const { assessedOn, decision, ground, stretches, name } of told) {
      expect({ assessedOn, decision, ground }).toEqual({
        assessedOn: ask().today,
        decision: { number: expect.stringMatching(/\d/), date: expect.stringMatching(/^\d{4}-/) },
        ground: null,
      });
      expect(name.sq).toMatch(/^Tak?s|^Tari/);
      for (const { legalBasis } of stretches) expect(legalBasis.length).toBeGreaterThan(0);
    }
    expect(told.some(({ object }) => payer.objects.some(({ label }) => label === object))).toBe(true);
  });

  test("a relief that ends in the middle of a year makes two stretches", async () => {
    const relief = { taxpayerId: payer.taxpayerId, reliefId: "R", ground: "pensioner-only-family", objectId: null };
    const span = { from: civilDate("2025-01-01"), to: civilDate("2025-06-30"), document: "Vërtetim 1" };
    await done(uses.grantRelief(ask(), { ...relief, ...span }));
    const { total } = await assessed();
    const told = await reasons(payer.taxpayerId);
    expect(sumLek(told.map(netOf))).toBe(total);
    const parted = told.filter(({ stretches }) => stretches.length === 2);
    expect(parted.length).toBeGreaterThan(0);
    for (const { stretches } of parted) {
      expect(stretches.map(({ months }) => months)).toEqual([6, 6]);
      expect(stretches.map(({ reliefs }) => reliefs.length)).toEqual([1, 0]);
      expect(stretches[0]!.net).toBeLessThan(stretches[1]!.net);
    }
  });

  test("what was assessed again is told as it stands, and a charge by the act that it arose from", async () => {
    await assessed();
    const { objectId } = payer.objects[0]!;
    await done(
      uses.retireObject(ask(), { taxpayerId: payer.taxpayerId, objectId, to: civilDate("2025-01-31"), ground: "sold" }),
    );
    const again = await done(
      uses.assessTaxpayer(ask(), { accountId: payer.taxpayerId, year: 2025, ground: "object-changed" }),
    );
    await done(
      uses.chargeObligation(ask(), {
        accountId: payer.taxpayerId,
        year: 2025,
        item: "fee-x",
        revenueItem: "fee-x",
        unit: payer.unit,
        office: payer.office,
        amount: lek(700),
        due: civilDate("2025-12-31"),
        ground: "Leje nr. 7",
      }),
    );
    const told = await reasons(payer.taxpayerId);
    expect(sumLek(told.map(netOf))).toBe(again.total);
    expect(told.filter(({ ground }) => ground !== null)).toEqual([
      expect.objectContaining({
        ground: "Leje nr. 7",
        assessedOn: null,
        stretches: [],
        name: { sq: "fee-x", en: "fee-x" },
      }),
    ]);
  });

  test("what was asked of a record that was merged into it is told, too", async () => {
    const duplicate = await register(uses, 1);
    const { total } = await assessed(duplicate.taxpayerId);
    await done(
      uses.mergeTaxpayers(ask(), {
        survivorId: payer.taxpayerId,
        duplicateId: duplicate.taxpayerId,
        keepObjects: duplicate.objects.map(({ objectId }) => objectId),
      }),
    );
    const told = await reasons(payer.taxpayerId, duplicate.taxpayerId);
    expect(sumLek(told.map(netOf))).toBe(total);
  });
});
