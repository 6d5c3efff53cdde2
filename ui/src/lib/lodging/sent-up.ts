/** A document that a page sent up by a plain form: its handle, the place that it was for, and its name. */
export interface SentFile {
  readonly upload: string;
  readonly slot: string;
  readonly name: string;
}

/** What was sent up from a page, or refused: its address says it until it goes along with a form. */
export function sentUpIn({ pathname, search, searchParams }: URL): {
  readonly sent: readonly SentFile[];
  /** The page, with everything that was sent from it: where the answer leads back to. */
  readonly back: string;
  readonly refused: { readonly rule: string; readonly slot: string } | null;
} {
  const [slots, names] = [searchParams.getAll("slot"), searchParams.getAll("name")];
  const rule = searchParams.get("refused");
  return {
    sent: searchParams
      .getAll("upload")
      .map((upload, index) => ({ upload, slot: slots[index] ?? "", name: names[index] ?? "" })),
    back: pathname + search,
    refused: rule === null ? null : { rule, slot: searchParams.get("at") ?? "" },
  };
}
