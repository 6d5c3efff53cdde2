/** A place in `$all`; commit and prepare as the protocol gives them. Compared by commit, then prepare. */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}
