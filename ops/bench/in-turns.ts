/** A round: the same work done by what is measured and by what it is compared with, one right after the other. */
export interface Round<Result> {
  readonly value: Result;
  readonly reference: Result;
}

/**
 * Measures both in turns, changing who goes first, and gives the round whose ratio is the middle one: a machine that is
 * busy with something else for a while disturbs both sides of a round, or one round of many.
 * @param figureOf the figure whose ratio decides
 */
export async function middleRound<Result>(
  rounds: number,
  value: () => Promise<Result>,
  reference: () => Promise<Result>,
  figureOf: (result: Result) => number,
): Promise<Round<Result>> {
  const all: Round<Result>[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const first = await reference();
      all.push({ reference: first, value: await value() });
    } else {
      const first = await value();
      all.push({ value: first, reference: await reference() });
    }
  }
  const ratioOf = (round: Round<Result>) => figureOf(round.value) / figureOf(round.reference);
  return all.toSorted((left, right) => ratioOf(left) - ratioOf(right))[Math.floor(rounds / 2)]!;
}
