import { civilDate, lek, sumLek, type CivilDate, type Lek } from "../../domain/shared/index.js";
import type { PAYMENT_CHANNELS } from "../../domain/taxation/index.js";
import type { SeededRandom, SyntheticTaxpayer } from "./synthetic/index.js";

/** A part that the assessment made due. */
export interface DuePart {
  readonly due: CivilDate;
  readonly amount: Lek;
}

export type SeedChannel = (typeof PAYMENT_CHANNELS)[number];

export interface PlannedPayment {
  readonly amount: Lek;
  readonly paidOn: CivilDate;
  readonly channel: SeedChannel;
}

/** The middle of the year: who pays in two goes pays what is due until here first. */
const FIRST_HALF_ENDS = "06-30";
const LATE_DAY = "10-15";
const OVERPAID = 1000;

const CHANNELS = [
  ["bank", 35],
  ["cash-desk", 25],
  ["agent", 25],
  ["post", 15],
] as const satisfies readonly (readonly [SeedChannel, number])[];

/** What a taxpayer of this behaviour pays of the year, and when: on due days where they pay in time. */
export function paymentPlan(
  behaviour: SyntheticTaxpayer["behaviour"],
  parts: readonly DuePart[],
  year: number,
  random: SeededRandom,
): readonly PlannedPayment[] {
  const payable = parts.filter(({ amount }) => amount > 0);
  if (payable.length === 0) return [];
  const channel = random.weighted(CHANNELS);
  const [first, second] = halves(payable, year);
  const pay = (of: readonly DuePart[], { on, more = 0 }: { on?: CivilDate; more?: number } = {}): PlannedPayment[] =>
    of.length === 0 ? [] : [{ amount: lek(total(of) + more), paidOn: on ?? firstDue(of), channel }];
  switch (behaviour) {
    case "pays-all":
      return random.chance(0.4) ? [...pay(first), ...pay(second)] : pay(payable);
    case "overpays":
      return pay(payable, { more: OVERPAID });
    case "pays-then-reversed":
      // A bank's order bounces; cash that was counted does not.
      return pay(payable).map((payment) => ({ ...payment, channel: "bank" }));
    case "pays-part":
      return pay(first.length > 0 ? first : payable.slice(0, 1));
    case "pays-late":
      return pay(payable, { on: civilDate(`${year}-${LATE_DAY}`) });
    case "agrees":
    case "objects":
    case "pays-nothing":
      return [];
  }
}

function halves(parts: readonly DuePart[], year: number): readonly [readonly DuePart[], readonly DuePart[]] {
  const end = `${year}-${FIRST_HALF_ENDS}`;
  return [parts.filter(({ due }) => due <= end), parts.filter(({ due }) => due > end)];
}

/** The earliest due day: money paid then is in time for everything. */
function firstDue(parts: readonly DuePart[]): CivilDate {
  return parts.map(({ due }) => due).reduce((earliest, due) => (due < earliest ? due : earliest));
}

function total(parts: readonly DuePart[]): Lek {
  return sumLek(parts.map(({ amount }) => amount));
}
