/** How the state of a case is coloured; the words say the same. */
export function stateTag(row: { readonly outcome: string | null; readonly suspendedSince?: string | null }): string {
  if (row.outcome !== null) return "done";
  return row.suspendedSince ? "waiting" : "";
}
