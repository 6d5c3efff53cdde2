import type { PackageContent } from "../../../domain/taxation/index.js";
import { sha256Hex } from "../../digests.js";
import { canonicalJson } from "../../ledger/index.js";

/** The name of a content: SHA-256 (lower-case hexadecimal) over its RFC 8785 form. */
export function packageHash(content: PackageContent): string {
  return sha256Hex(canonicalJson(content));
}
