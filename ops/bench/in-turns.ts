/** A round: the same work done by what is measured and by what it is compared with, one right after the other. */
export interface Round<Result> {
  readonly value: Result;
  readonly reference: Result;
}

/** What rounds in turns found. */
export interface Comparison<Result> {
  /** The round whose ratio is the middle one. */
  readonly middle: Round<Result>;
  /** Between what the ratios of the middle half of the rounds lie. */
  readonly spread: readonly [low: number, high: number];
  /** How much the machine did besides, in the worst round that counts: processors kept busy. */
  readonly disturbance: number;
}

export interface Turns<Result> {
  readonly rounds: number;
  readonly value: () => Promise<Result>;
  readonly reference: () => Promise<Result>;
  /** The figure whose ratio decides. */
  readonly figureOf: (result: Result) => number;
  /** Begins to watch what the machine does besides; what it gives ends that and tells how many processors were kept busy. */
  readonly watch?: () => () => number;
}

/** More than this is not the machine's own housekeeping: the round is measured again. */
const QUIET = 0.15;
/** So many times the rounds that count are measured at most, until enough of them were quiet. */
const PATIENCE = 3;

/**
 * Measures both in turns, changing who goes first, and gives the round whose ratio is the middle one: a machine that is
 * busy with something else for a while disturbs both sides of a round, or one round of many. Where it is known what the
 * machine did besides, the quietest rounds count.
 */
export async function compareInTurns<Result>(turns: Turns<Result>): Promise<Comparison<Result>> {
  const { rounds, figureOf, watch = () => () => 0 } = turns;
  const all: { readonly round: Round<Result>; readonly disturbance: number }[] = [];
  const isEnough = () => all.filter(({ disturbance }) => disturbance <= QUIET).length >= rounds;
  while (all.length < rounds || (!isEnough() && all.length < rounds * PATIENCE)) {
    const watched = watch();
    const round = await oneRound(turns, all.length % 2 === 0);
    all.push({ round, disturbance: watched() });
  }
  const counted = all.toSorted((left, right) => left.disturbance - right.disturbance).slice(0, rounds);
  const ratioOf = ({ value, reference }: Round<Result>) => figureOf(value) / figureOf(reference);
  const sorted = counted.map(({ round }) => round).toSorted((left, right) => ratioOf(left) - ratioOf(right));
  const at = (share: number) => sorted[Math.min(rounds - 1, Math.floor(rounds * share))]!;
  return {
    middle: at(0.5),
    spread: [ratioOf(at(0.25)), ratioOf(at(0.75))],
    disturbance: counted.at(-1)!.disturbance,
  };
}

async function oneRound<Result>(turns: Turns<Result>, referenceFirst: boolean): Promise<Round<Result>> {
  if (referenceFirst) {
    const reference = await turns.reference();
    return { value: await turns.value(), reference };
  }
  const value = await turns.value();
  return { value, reference: await turns.reference() };
}
