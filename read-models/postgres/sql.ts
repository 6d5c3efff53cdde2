/** A piece of SQL with its values; made by {@link sql} alone, so that no value ever becomes text of a statement. */
export class Sql {
  constructor(
    readonly texts: readonly string[],
    readonly values: readonly unknown[],
  ) {}
}

/** SQL with values in their places. A value that is itself a piece of SQL is put in as such. */
export function sql(strings: TemplateStringsArray, ...given: readonly unknown[]): Sql {
  const texts: string[] = [strings[0]!];
  const values: unknown[] = [];
  given.forEach((value, index) => {
    const next = strings[index + 1]!;
    if (value instanceof Sql) {
      texts[texts.length - 1] += value.texts[0]!;
      texts.push(...value.texts.slice(1));
      values.push(...value.values);
      texts[texts.length - 1] += next;
    } else {
      values.push(value);
      texts.push(next);
    }
  });
  return new Sql(texts, values);
}

/** Text of a statement that is ours, never a reader's: names and keywords. */
export function raw(text: string): Sql {
  return new Sql([text], []);
}

/** Pieces with something between; `empty` where there are none. */
export function joined(pieces: readonly Sql[], separator: string, empty = ""): Sql {
  const [first, ...rest] = pieces;
  if (first === undefined) return raw(empty);
  return rest.reduce((all, piece) => sql`${all}${raw(separator)}${piece}`, first);
}

/** The statement as the driver takes it: `$1`, `$2`, … */
export function statement(piece: Sql): { readonly text: string; readonly values: unknown[] } {
  const text = piece.texts.reduce((all, part, index) => `${all}$${index}${part}`);
  return { text, values: [...piece.values] };
}

/** A name as SQL quotes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
