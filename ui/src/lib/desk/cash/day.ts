import type { Ask } from "../../graphql/ask.js";
import type { ResultOf } from "../../graphql/tada.js";
import { DESK_DAY, DESKS, TAKEN } from "./question.js";

export type DeskDay = ResultOf<typeof DESK_DAY>;
export type TakenPayment = ResultOf<typeof TAKEN>["payments"]["nodes"][number];

/** What a desk took on its day, and where the list goes on; null: there is no more. */
export interface TakenPage {
  readonly payments: readonly TakenPayment[];
  readonly next: string | null;
}

/** The day of one desk; null where there is none, or it is another cashier's. */
export async function deskDay(
  ask: Ask,
  desk: string,
  date: string,
  minPosition: string | null,
): Promise<DeskDay | null> {
  const filter = { desk, from: date, to: date };
  return (await ask(DESKS, { filter, minPosition })).cashDesks.nodes[0] ?? null;
}

/** The payments of a desk's day, those that were entered last at the top. */
export async function takenAt(
  ask: Ask,
  { desk, date }: Pick<DeskDay, "desk" | "date">,
  minPosition: string | null,
  after: string | null = null,
): Promise<TakenPage> {
  const filter = { desk, paidFrom: date, paidTo: date };
  const { nodes, pageInfo } = (await ask(TAKEN, { filter, after, minPosition })).payments;
  const payments = nodes.toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1));
  return { payments, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
