import type { CaseState } from "./state.js";

/** Who reads cases: for which offices (null: all), and whether those of sensitive services too. */
export interface CaseReader {
  readonly offices: readonly string[] | null;
  readonly seesSensitive: boolean;
}

/**
 * The one rule of who may see a case: officers of the office that handles it or took it in, and of sensitive services only
 * those who may see them. What lists show is bound by the same columns of the same case.
 */
export function seesCase(
  { offices, seesSensitive }: CaseReader,
  { office, lodgedAt, confidentiality }: Pick<CaseState, "office" | "lodgedAt" | "confidentiality">,
): boolean {
  const near = offices === null || offices.includes(office) || offices.includes(lodgedAt);
  return near && (confidentiality === "ordinary" || seesSensitive);
}
