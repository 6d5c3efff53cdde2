/** Round values from nothing to a little above the most: three to six of them, for the lines behind a chart. */
export function ticks(most: number): readonly number[] {
  if (!(most > 0)) return [0];
  const raw = most / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= raw)!;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
