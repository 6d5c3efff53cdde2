/** A place in `$all`; commit and prepare as the protocol gives them. Compared by commit, then prepare. */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Below zero, zero, above zero as left lies before, at, after right. */
export function comparePositions(left: Position, right: Position): number {
  if (left.commit !== right.commit) return left.commit < right.commit ? -1 : 1;
  return left.prepare === right.prepare ? 0 : left.prepare < right.prepare ? -1 : 1;
}

/** Whether a place reached (undefined: nothing yet) covers another. */
export function hasReached(reached: Position | undefined, wanted: Position): boolean {
  return reached !== undefined && comparePositions(reached, wanted) >= 0;
}

/** `commit/prepare`, as positions are shown and written. */
export function positionText({ commit, prepare }: Position): string {
  return `${commit}/${prepare}`;
}
