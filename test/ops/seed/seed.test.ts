import { beforeAll, describe, expect, test } from "@jest/globals";
import { civilDate, sumLek, yearOf, type Lek } from "../../../domain/shared/index.js";
import type { AccountPosition, Components } from "../../../domain/taxation/index.js";
import type { StoredEvent } from "../../../application/event-store/index.js";
import { systemClock } from "../../../application/ports.js";
import type { SeedParts } from "../../../ops/seed/index.js";
import { syntheticRegister } from "../../../ops/seed/synthetic/index.js";
import { CrashingEventStore } from "../../application/taxation/support/crashing-event-store.js";
import { countsOf, EVERYONE, seedEveryone, SeededCity } from "./support/seeded-city.js";

/** Of each year from 2024 to this one, and of 2026 at least. */
const PACKAGES = Math.max(2026, yearOf(systemClock.today())) - 2024 + 1;
const register = [...syntheticRegister(EVERYONE.name, EVERYONE.size)];
const those = (behaviour: string) => register.filter((taxpayer) => taxpayer.behaviour === behaviour);

describe("the demonstration of Shkodër", () => {
  const city = new SeededCity();
  const parts: SeedParts = city.process();
  const steps = new Map<string, number>();
  let events: readonly StoredEvent[];
  let counts: Readonly<Record<string, number>>;

  const ofType = (type: string) => events.filter((event) => event.type === type);
  const positionOf = async (accountId: string, on = "2025-12-31"): Promise<AccountPosition> => {
    const answer = await parts.taxation.accountPosition(parts.tenant, { accountId, effectiveOn: civilDate(on) });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  };

  beforeAll(async () => {
    await seedEveryone(parts, (step, done) => steps.set(step, done));
    events = await city.events();
    counts = countsOf(events);
  });

  test("is told step by step, each to its end", () => {
    expect(Object.fromEntries(steps)).toEqual({
      municipality: 1,
      "fiscal packages": PACKAGES,
      register: EVERYONE.size,
      assessment: EVERYONE.size,
      payments: EVERYONE.size,
    });
  });

  test("enters every taxpayer with what they own and do, and assesses, bills and serves each of them", () => {
    expect(counts).toMatchObject({
      FiscalPackagePublished: PACKAGES,
      TaxpayerRegistered: EVERYONE.size,
      IdentifierClaimed: EVERYONE.size,
      ObjectDeclared: register.flatMap((taxpayer) => taxpayer.objects).length,
      ActivityStarted: register.filter((taxpayer) => taxpayer.activity !== null).length,
      ReliefGranted: register.filter((taxpayer) => taxpayer.relief !== null).length,
      ObligationsAssessed: EVERYONE.size,
      InvoiceIssued: EVERYONE.size,
      NoticeServed: EVERYONE.size,
      AssessmentRunFinished: 1,
    });
  });

  test("says of every event that it is a demonstration", () => {
    for (const { envelope } of events) {
      expect(envelope.actor).toEqual({ id: "seed", role: "system" });
      expect(envelope.reason).toMatch(/trilluar/);
    }
  });

  test("conserves the money of every account: what was paid settles, or lies over; what is due is settled, or owed", async () => {
    for (const { taxpayerId } of register) {
      const position = await positionOf(taxpayerId);
      const parts = position.obligations.flatMap((obligation) => obligation.parts);
      const settled = sumLek(parts.map(({ paid }) => all(paid)));
      const { advance, refundsApproved, refundsPaid, refundedInExcess } = position;
      expect(settled + advance + refundsApproved + refundsPaid - refundedInExcess).toBe(position.paid);
      for (const { amount, paid, writtenOff, outstanding } of parts)
        expect(paid.principal + writtenOff + outstanding.principal).toBe(amount);
    }
  });

  test("lets every payment fall that was bounced, and visibly the clearance that stood on it", () => {
    const bounced = those("pays-then-reversed");
    expect(bounced.length).toBeGreaterThan(0);
    expect(accountsOf(ofType("PaymentReversed"))).toEqual(idsOf(bounced));
    expect(accountsOf(ofType("ClearanceRevoked"))).toEqual(idsOf(bounced));
  });

  test("knows instalment agreements of which the first instalment is paid, and objections that were decided", async () => {
    const agreed = those("agrees");
    expect(accountsOf(ofType("InstalmentAgreementMade"))).toEqual(idsOf(agreed));
    for (const { taxpayerId } of agreed) {
      const answer = await parts.taxation.checkClearance(parts.tenant, {
        accountId: taxpayerId,
        on: civilDate("2025-09-20"),
      });
      expect(answer).toMatchObject({ ok: true, value: { state: "clear-under-agreement" } });
    }
    const contested = idsOf(those("objects"));
    expect(accountsOf(ofType("ObjectionLodged"))).toEqual(contested);
    expect(accountsOf(ofType("ObjectionDecided"))).toEqual(contested);
  });

  test("leaves people as they were invented: settled, with an advance, or owing", async () => {
    for (const { taxpayerId } of those("pays-all"))
      expect(await positionOf(taxpayerId)).toMatchObject({ outstanding: NOTHING, advance: 0 });
    for (const { taxpayerId } of those("overpays"))
      expect(await positionOf(taxpayerId)).toMatchObject({ outstanding: NOTHING, advance: 1000 });
    for (const { taxpayerId } of those("pays-late"))
      expect(all((await positionOf(taxpayerId)).outstanding)).toBeGreaterThan(0);
    for (const { taxpayerId } of those("pays-nothing"))
      expect((await positionOf(taxpayerId)).overdue.principal).toBeGreaterThan(0);
  });

  test("closes every cash desk that was opened, without a difference, with what the receipts say", () => {
    expect(counts["CashDeskOpened"]).toBeGreaterThan(0);
    expect(counts["CashDeskClosed"]).toBe(counts["CashDeskOpened"]);
    for (const { data } of ofType("CashDeskClosed")) expect(data["difference"]).toBe(0);
    const atDesks = ofType("PaymentReceived").filter(({ data }) => data["channel"] === "cash-desk");
    expect(atDesks).toHaveLength(counts["ReceiptGiven"]!);
  });

  test("is recognised when it is loaded again, by this process or another: not one event is new", async () => {
    await seedEveryone(parts);
    await seedEveryone(city.process());
    expect(await city.events()).toHaveLength(events.length);
  });

  test.each([0.1, 0.5, 0.65, 0.8])("cut off at %p of it, it goes on and comes to the very same", async (share) => {
    const other = new SeededCity();
    const writes = Math.floor(events.length * share);
    await expect(seedEveryone(other.process((store) => new CrashingEventStore(store, writes)))).rejects.toThrow();
    await seedEveryone(other.process());
    expect(countsOf(await other.events())).toEqual(counts);
  });
});

const NOTHING = { principal: 0, interest: 0, fine: 0, "enforcement-costs": 0 };

function all(components: Components): Lek {
  return sumLek(Object.values(components));
}

function idsOf(taxpayers: readonly { readonly taxpayerId: string }[]): readonly string[] {
  return taxpayers.map(({ taxpayerId }) => taxpayerId).toSorted();
}

function accountsOf(events: readonly StoredEvent[]): readonly string[] {
  return events.map(({ data }) => String(data["accountId"])).toSorted();
}
