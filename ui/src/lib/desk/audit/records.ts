/** Kinds of records whose past can be looked at, as their addresses and the API name them. */
export const RECORD_KINDS = {
  taxpayer: "TAXPAYER",
  case: "CASE",
  fiscalPackage: "FISCAL_PACKAGE",
  assessmentRun: "ASSESSMENT_RUN",
  service: "SERVICE",
  workflow: "WORKFLOW",
  user: "USER",
  message: "MESSAGE",
} as const;
export type RecordKind = keyof typeof RECORD_KINDS;

export function isRecordKind(text: string): text is RecordKind {
  return Object.hasOwn(RECORD_KINDS, text);
}

/** The kind, as addresses name it, of what the API names. */
export function kindOf(named: string): RecordKind | null {
  return (Object.keys(RECORD_KINDS) as RecordKind[]).find((kind) => RECORD_KINDS[kind] === named) ?? null;
}

/** The last moment before a position `commit/prepare`. */
export function justBefore(position: string): string {
  const [commit, prepare] = position.split("/");
  return `${commit}/${BigInt(prepare!) - 1n}`;
}
