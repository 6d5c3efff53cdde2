import { until } from "../../support/until.js";

interface Busy {
  /** How much of what it sent was acknowledged. */
  readonly acknowledged: number;
}

/** How much was acknowledged to all of them. */
export const acknowledged = (writers: readonly Busy[]): number =>
  writers.reduce((sum, writer) => sum + writer.acknowledged, 0);

/** Lets writers at work be until so much is acknowledged, or none of them goes on. */
export async function underLoad(writers: readonly Busy[], work: Promise<unknown>, enough: number): Promise<void> {
  await Promise.race([work, until("enough is acknowledged", () => acknowledged(writers) >= enough, 2)]);
}
