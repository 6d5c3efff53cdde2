import type { TaxationUseCases } from "../../../../application/taxation/index.js";
import { civilDate } from "../../../../domain/shared/index.js";
import type { SyntheticTaxpayer } from "../../../../ops/seed/synthetic/index.js";
import { ask, done, registered, shkoder, type Shkoder } from "./shkoder.js";

/** How many taxpayers a late city has. */
export const COUNT = 12;
/** The day on which it is late. */
export const LATE = civilDate("2025-12-20");
/** To remind of what is a month late: enough of them are. */
export const REMIND = { kind: "reminder", daysLate: 30 } as const;

export interface LateCity {
  readonly city: Shkoder;
  readonly uses: TaxationUseCases;
  readonly payers: readonly SyntheticTaxpayer[];
}

/** Everybody assessed in March, with arrears in December; the first has an e-mail address. */
export async function lateCity(): Promise<LateCity> {
  const city = await shkoder();
  const { uses } = city;
  const payers = await registered(uses, COUNT);
  const march = ask({ today: civilDate("2025-03-03") });
  await (
    await done(uses.startAssessmentRun(march, { year: 2025, invoice: false }))
  ).done;
  const contacts = [{ kind: "email", value: "arben@example.al" }] as const;
  await done(uses.correctTaxpayer(ask({ today: LATE }), { taxpayerId: payers[0]!.taxpayerId, contacts }));
  return { city, uses, payers };
}
