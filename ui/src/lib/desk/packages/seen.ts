import { createHash } from "node:crypto";

/** By which a form knows whether the draft is still the one that it was made from. */
export function seenOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
