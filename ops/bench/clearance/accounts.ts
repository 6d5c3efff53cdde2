import { inOrder, type Ledger } from "../../../application/ledger/index.js";
import { streamFor } from "../../../application/streams.js";
import { lek, type FactOf } from "../../../domain/shared/index.js";
import { taxAccount, type AccountCommand, type AccountEvent, type AccountLaw } from "../../../domain/taxation/index.js";
import { referenceLaw, seedLaw, seedRegister, seedTaxYear, SEED_NAME, type SeedParts } from "../../seed/index.js";
import { syntheticRegister } from "../../seed/synthetic/index.js";

const TEMPLATES = 11;
const AT_ONCE = 64;

/**
 * Accounts as the tax year leaves them: assessed, and every second one paid. They copy what the assessment run wrote for
 * a few invented taxpayers, so that their facts are as large as real ones.
 */
export async function benchAccounts(parts: SeedParts, count: number): Promise<readonly string[]> {
  const nothing = () => undefined;
  await seedLaw(parts, nothing);
  await seedRegister(parts, SEED_NAME, TEMPLATES, nothing);
  await seedTaxYear(parts, SEED_NAME, TEMPLATES, nothing);
  const taxpayers = [...syntheticRegister(SEED_NAME, TEMPLATES)];
  const templates = await Promise.all(taxpayers.map(({ taxpayerId }) => assessmentOf(parts, taxpayerId)));
  const { rules, order } = referenceLaw();
  const ids = Array.from({ length: count }, (_, index) => `bench-${index}`);
  const open = (id: string, index: number) =>
    openAccount(parts, id, templates[index % TEMPLATES]!, index, { rules, order });
  let index = 0;
  for await (const _ of inOrder(ids, (id) => open(id, index++), AT_ONCE));
  return ids;
}

type Assessed = Extract<FactOf<AccountEvent>, { type: "ObligationsAssessed" }>;

async function assessmentOf({ ledger, tenant }: SeedParts, accountId: string): Promise<Assessed> {
  const facts = await ledger.facts<AccountEvent>(streamFor("taxAccount", tenant, accountId), { maxCount: 1 });
  return facts[0] as Assessed;
}

async function openAccount(parts: SeedParts, accountId: string, template: Assessed, index: number, law: AccountLaw) {
  const { data, effectiveDate } = template;
  const on = { accountId, on: effectiveDate, law };
  const assess: AccountCommand = {
    type: "Assess",
    ...data,
    ...on,
    ground: "object-corrected",
    increaseDue: effectiveDate,
    invoice: { invoiceId: `invoice-${index}`, number: `bench/${index}`, office: data.office },
  };
  await give(parts.ledger, parts.tenant, assess, `assess:${index}`);
  if (index % 2 === 1) return;
  const payment: AccountCommand = {
    type: "ReceivePayment",
    ...on,
    paymentId: `payment-${index}`,
    amount: lek(Math.max(1, data.total)),
    channel: "bank",
    paidOn: effectiveDate,
    reference: `BENCH-${index}`,
    payer: null,
    office: data.office,
    receiptNumber: null,
    desk: null,
  };
  await give(parts.ledger, parts.tenant, payment, `pay:${index}`);
}

async function give(ledger: Ledger, tenant: string, command: AccountCommand, name: string): Promise<void> {
  const outcome = await ledger.handle({
    stream: streamFor("taxAccount", tenant, command.accountId),
    decider: taxAccount,
    command,
    context: { tenant, actor: { id: "bench", role: "system" }, commandId: `bench:${name}` },
  });
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`);
}
