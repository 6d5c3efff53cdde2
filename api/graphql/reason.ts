import { parseText } from "../../domain/shared/index.js";
import { validationError } from "../errors/index.js";

/** The reason that a caller gave for a command, as a person typed it; at most 2,000 characters. Throws VALIDATION. */
export function parsedReason(reason: string | null | undefined): { readonly reason?: string } {
  if (reason === null || reason === undefined) return {};
  const text = parseText(reason, 2000);
  if (text.ok) return { reason: text.value };
  throw validationError([{ path: "reason", rule: text.refusal.code, facts: text.refusal.facts }]);
}
