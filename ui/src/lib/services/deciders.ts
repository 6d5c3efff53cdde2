interface Procedure {
  readonly states: readonly { readonly code: string; readonly outcome: string | null }[];
  readonly transitions: readonly { readonly to: string; readonly roles: readonly string[] }[];
}

/** The roles that take a case to a favourable end: who decides. */
export function decidersOf({ states, transitions }: Procedure): readonly string[] {
  const good = new Set(states.filter(({ outcome }) => outcome === "favourable").map(({ code }) => code));
  return [...new Set(transitions.filter(({ to }) => good.has(to)).flatMap(({ roles }) => roles))];
}
