/** What one tax, or one unit of the territory, comes to by both packages. */
export interface Sum {
  readonly code: string;
  readonly before: number;
  readonly after: number;
}

/** The lines of a trial taken together by one of their names; what changes most comes first. */
export function sumsBy<Line extends { readonly before: number; readonly after: number }>(
  lines: readonly Line[],
  codeOf: (line: Line) => string,
): readonly Sum[] {
  const sums = new Map<string, Sum>();
  for (const line of lines) {
    const code = codeOf(line);
    const sum = sums.get(code) ?? { code, before: 0, after: 0 };
    sums.set(code, { code, before: sum.before + line.before, after: sum.after + line.after });
  }
  const change = ({ before, after }: Sum) => Math.abs(after - before);
  return [...sums.values()].toSorted((a, b) => change(b) - change(a) || (a.code < b.code ? -1 : 1));
}
