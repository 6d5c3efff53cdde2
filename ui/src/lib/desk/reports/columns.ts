import type { Bilingual, Language } from "../../words/index.js";
import type { Cell, Column } from "./table.js";

/** `paidOn:date office` are two columns, named in the language of the report; what says no kind is text. */
export function columnsOf(names: Readonly<Record<string, string>>, written: string): readonly Column[] {
  return written.split(" ").map((each) => {
    const [key = "", kind = "text"] = each.split(":");
    return { name: names[key] ?? key, kind: kind as Column["kind"] };
  });
}

/** Names of places in a language, by their codes. */
export function namesIn(
  places: readonly { readonly code: string; readonly name: Bilingual }[],
  language: Language,
): (code: string) => string {
  const names = new Map(places.map(({ code, name }) => [code, name[language]]));
  return (code) => names.get(code) ?? code;
}

/** The rows of one question. */
export async function* listed(ask: () => Promise<readonly (readonly Cell[])[]>): AsyncGenerator<readonly Cell[]> {
  yield* await ask();
}
