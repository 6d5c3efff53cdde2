/**
 * A fault of a definition that keeps it from being published. `code` is the message key, `path` where it is
 * (`transitions[sign].guards`), `facts` fill the message.
 */
export interface Finding {
  readonly code: string;
  readonly path: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Builds a finding. */
export function finding(code: string, path: string, facts: Finding["facts"] = {}): Finding {
  return { code, path, facts };
}
