import type { RawContent } from "../../../domain/casework/index.js";
import { sha256Hex } from "../../digests.js";
import { canonicalJson } from "../../ledger/index.js";

/** The name of a content: SHA-256 (lower-case hexadecimal) over its RFC 8785 form. */
export function definitionHash(content: RawContent): string {
  return sha256Hex(canonicalJson(content));
}
