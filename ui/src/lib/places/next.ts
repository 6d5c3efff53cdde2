/** Where somebody wanted to go: one of `homes` or what lies under it, and nothing that leads elsewhere; else the first. */
export function ownPlace(next: string | null, homes: readonly [string, ...string[]]): string {
  const within = (home: string) => next === home || (next?.startsWith(`${home}/`) ?? false);
  return next !== null && homes.some(within) ? next : homes[0];
}
