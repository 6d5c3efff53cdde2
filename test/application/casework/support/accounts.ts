import { civilDate, lek, type CivilDate } from "../../../../domain/shared/index.js";
import { ask, done, type Counter } from "./counter.js";

/** Registers a person under a NID. The id of the account. */
export async function person({ uses }: Counter, nid = "J00101999W"): Promise<string> {
  const { taxpayerId } = await done(
    uses.registerTaxpayer(ask(), {
      ...{ kind: "person", name: "Arta Hoxha", office: "velipoje" },
      identifier: { scheme: "nid", value: nid },
      address: { unit: "velipoje", street: null },
    }),
  );
  return taxpayerId;
}

/** Registers a business under a NIPT. The id of the account. */
export async function business({ uses }: Counter, nipt = "K22218003V"): Promise<string> {
  const { taxpayerId } = await done(
    uses.registerTaxpayer(ask(), {
      kind: "business",
      name: "Rozafa Reklama sh.p.k.",
      identifier: { scheme: "nipt", value: nipt },
      address: { unit: "velipoje", street: "Rruga e Plazhit" },
      contacts: [{ kind: "email", value: "zyra@rozafa.al" }],
      office: "velipoje",
    }),
  );
  return taxpayerId;
}

/** Overdue since February 2025. */
export async function owes({ uses }: Counter, accountId: string, amount: number, item = "signboard-tax") {
  const charge = { accountId, year: 2025, item, revenueItem: "tax-signboard", unit: "velipoje", office: "velipoje" };
  const due = civilDate("2025-02-01");
  const owed = { amount: lek(amount), due, ground: "Detyrim" };
  await done(uses.chargeObligation(ask({ today: civilDate("2025-01-10") }), { ...charge, ...owed }));
}

/** Through the bank, on 3 March 2025 unless said otherwise. The id of the payment. */
export async function pays(
  { uses }: Counter,
  accountId: string,
  amount: number,
  on: CivilDate = civilDate("2025-03-03"),
): Promise<string> {
  const { paymentId } = await done(
    uses.receivePayment(ask({ today: on }), {
      ...{ accountId, amount: lek(amount), channel: "bank", paidOn: on, reference: `RF-${amount}-${on}` },
      ...{ payer: null, office: "velipoje", desk: null },
    }),
  );
  return paymentId;
}

/** The bank takes a payment back. */
export async function takesBack({ uses }: Counter, accountId: string, paymentId: string): Promise<void> {
  const why = { ground: "bounced", explanation: "Çeku u kthye." } as const;
  await done(uses.reversePayment(ask(), { accountId, paymentId, ...why }));
}
