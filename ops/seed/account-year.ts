import { streamFor } from "../../application/streams.js";
import { addDays, addLek, civilDate, trusted, type CivilDate, type Lek } from "../../domain/shared/index.js";
import { agreementSchedule, type AccountEvent, type Components } from "../../domain/taxation/index.js";
import type { SeedCashDesks } from "./cash-desks.js";
import { referenceLaw } from "./law.js";
import { paymentPlan, type DuePart, type PlannedPayment } from "./payment-plan.js";
import { done, seedAsk, type SeedParts } from "./seeder.js";
import { SeededRandom, type SyntheticTaxpayer } from "./synthetic/index.js";

/** What one taxpayer was billed for the year. */
export interface BilledYear {
  readonly invoiceId: string;
  /** The first obligation that was billed, which an objection contests. */
  readonly firstKey: string;
  readonly parts: readonly DuePart[];
}

type Schedule = readonly { readonly due: CivilDate; readonly amount: Lek }[];

const SERVED_ON = civilDate("2025-01-22");
const OBJECTED_ON = civilDate("2025-02-12");
const OBJECTION_DECIDED_ON = civilDate("2025-03-14");
const AGREED_ON = civilDate("2025-09-15");
const AGREED_MONTHS = 6;
/** Days from a payment that bounces to its reversal, and to the clearance that falls with it. */
const [CLEARED_AFTER, REVERSED_AFTER] = [5, 20];
const ASKS_FOR_CLEARANCE = 0.03;

/** One taxpayer's year after the invoice: served, and then paid, contested, agreed or left as invented. */
export async function liveTaxYear(
  parts: SeedParts,
  desks: SeedCashDesks,
  seed: string,
  taxpayer: SyntheticTaxpayer,
  billed: BilledYear,
): Promise<void> {
  const life = new AccountYear(parts, desks, taxpayer, billed);
  const random = new SeededRandom(`${seed}/year/${taxpayer.index}`);
  await life.serve();
  const plan = paymentPlan(taxpayer.behaviour, billed.parts, 2025, random);
  for (const [index, payment] of plan.entries()) await life.pay(index, payment);
  const last = plan.at(-1);
  if (taxpayer.behaviour === "pays-then-reversed" && last) {
    await life.askForClearance(addDays(last.paidOn, CLEARED_AFTER));
    await life.bounce(0, addDays(last.paidOn, REVERSED_AFTER));
  } else if (taxpayer.behaviour === "pays-all" && last && random.chance(ASKS_FOR_CLEARANCE))
    await life.askForClearance(addDays(last.paidOn, CLEARED_AFTER));
  else if (taxpayer.behaviour === "agrees") await life.agree();
  else if (taxpayer.behaviour === "objects") await life.contest();
}

/** The acts of one account in the demonstration's year. */
class AccountYear {
  private readonly accountId: string;

  constructor(
    private readonly parts: SeedParts,
    private readonly desks: SeedCashDesks,
    private readonly taxpayer: SyntheticTaxpayer,
    private readonly billed: BilledYear,
  ) {
    this.accountId = taxpayer.taxpayerId;
  }

  serve(): Promise<unknown> {
    return done(
      this.parts.taxation.serveNotice(this.ask(SERVED_ON, "notice"), {
        accountId: this.accountId,
        what: "invoice",
        refersTo: this.billed.invoiceId,
        channel: this.taxpayer.kind === "business" ? "hand" : "post",
        sentOn: SERVED_ON,
        receivedOn: this.taxpayer.kind === "business" ? SERVED_ON : null,
      }),
    );
  }

  async pay(index: number, { amount, paidOn, channel }: PlannedPayment): Promise<void> {
    const { office, name } = this.taxpayer;
    const atDesk = channel === "cash-desk";
    const desk = atDesk ? await this.desks.take(office, paidOn, amount) : null;
    await done(
      this.parts.taxation.receivePayment(this.ask(paidOn, "payment", index), {
        accountId: this.accountId,
        paymentId: this.paymentId(index),
        amount,
        channel,
        paidOn,
        reference: atDesk ? null : `${channel.toUpperCase()}-${this.taxpayer.index}-${index}`,
        payer: name,
        office,
        desk,
      }),
    );
  }

  bounce(index: number, on: CivilDate): Promise<unknown> {
    return done(
      this.parts.taxation.reversePayment(this.ask(on, "reversal", index), {
        accountId: this.accountId,
        paymentId: this.paymentId(index),
        ground: "bounced",
        explanation: "Banka e ktheu urdhrin: llogaria pa mbulim (i trilluar).",
      }),
    );
  }

  askForClearance(on: CivilDate): Promise<unknown> {
    return done(
      this.parts.taxation.issueClearance(this.ask(on, "clearance"), {
        accountId: this.accountId,
        purpose: "Aplikim për leje (i trilluar)",
        office: this.taxpayer.office,
      }),
    );
  }

  /** Pays what is overdue by instalments; the first one at signature. */
  async agree(): Promise<void> {
    const [first] = (await this.agreedAlready()) ?? (await this.sign());
    if (first) await this.pay(0, { amount: first.amount, paidOn: AGREED_ON, channel: "bank" });
  }

  /** What a seed that was begun before has signed: signed again it would not come to the same, for some is paid since. */
  private async agreedAlready(): Promise<Schedule | null> {
    const { ledger, tenant } = this.parts;
    const facts = await ledger.facts<AccountEvent>(streamFor("taxAccount", tenant, this.accountId));
    for (const fact of facts) if (fact.type === "InstalmentAgreementMade") return fact.data.schedule;
    return null;
  }

  private async sign(): Promise<Schedule> {
    const { taxation, tenant } = this.parts;
    const { accountId } = this;
    const position = await taxation.accountPosition(tenant, { accountId, effectiveOn: AGREED_ON });
    if (!position.ok) throw new Error(`no position of ${accountId}: ${position.refusal.code}`);
    const amount = totalOf(position.value.overdue);
    if (amount === 0) return [];
    const { rules, calendar } = referenceLaw();
    const request = { amount, signedOn: AGREED_ON, months: AGREED_MONTHS };
    const schedule = trusted(agreementSchedule(request, rules, calendar)).map(({ due, amount }) => ({ due, amount }));
    await done(taxation.makeAgreement(this.ask(AGREED_ON, "agreement"), { accountId, signedOn: AGREED_ON, schedule }));
    return schedule;
  }

  async contest(): Promise<void> {
    const objectionId = `objection-${this.accountId}`;
    await done(
      this.parts.taxation.lodgeObjection(this.ask(OBJECTED_ON, "objection"), {
        accountId: this.accountId,
        objectionId,
        lodgedOn: OBJECTED_ON,
        contests: [this.billed.firstKey],
        grounds: "Sipërfaqja nuk është e saktë (i trilluar).",
      }),
    );
    await done(
      this.parts.taxation.decideObjection(this.ask(OBJECTION_DECIDED_ON, "objection", "decision"), {
        accountId: this.accountId,
        objectionId,
        outcome: "rejected",
        decision: "Verifikimi në terren vërtetoi të dhënat e regjistrit (i trilluar).",
        decidedOn: OBJECTION_DECIDED_ON,
      }),
    );
  }

  private ask(today: CivilDate, ...names: (string | number)[]) {
    return seedAsk(this.parts, today, "account", this.accountId, ...names);
  }

  private paymentId(index: number): string {
    return `payment-${this.accountId}-${index}`;
  }
}

function totalOf(components: Components) {
  return Object.values(components).reduce(addLek);
}
