import { createCipheriv, createDecipheriv, randomFillSync } from "node:crypto";
import { LedgerIntegrityError } from "../errors.js";
import type { Json } from "../event-store/index.js";
import type { SubjectKey } from "./port.js";

/** What is read where a person was forgotten. */
export const FORGOTTEN = "[forgotten]";

const MARK = "$p:";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts one personal field with AES-256-GCM under the subject's key. The associated data bind it to its event and
 * its place, so that it cannot be moved. Form: `$p:` and base64 of IV, ciphertext, tag.
 */
export function encryptField(key: SubjectKey, eventId: string, at: string, value: Json): string {
  const iv = freshIv();
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(associatedData(eventId, at));
  const body = cipher.update(JSON.stringify(value), "utf8");
  const last = cipher.final();
  return MARK + Buffer.concat([iv, body, last, cipher.getAuthTag()]).toString("base64");
}

/** The field in clear. Throws LedgerIntegrityError where it is not what {@link encryptField} wrote for this very place. */
export function decryptField(key: SubjectKey, eventId: string, at: string, stored: Json): Json {
  if (typeof stored !== "string" || !stored.startsWith(MARK))
    throw new LedgerIntegrityError("personal-field-not-encrypted", { eventId, at });
  const sealed = Buffer.from(stored.slice(MARK.length), "base64");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, IV_BYTES));
    decipher.setAAD(associatedData(eventId, at));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const body = decipher.update(sealed.subarray(IV_BYTES, sealed.length - TAG_BYTES), undefined, "utf8");
    return JSON.parse(body + decipher.final("utf8")) as Json;
  } catch (cause) {
    throw new LedgerIntegrityError("personal-field-broken", { eventId, at }, cause);
  }
}

function associatedData(eventId: string, at: string): Buffer {
  return Buffer.from(`${eventId}|${at}`, "utf8");
}

/** Random bytes are drawn in bulk: a call to the system for each field costs more than the cipher. */
const pool = Buffer.alloc(IV_BYTES * 512);
let drawn = pool.length;

function freshIv(): Buffer {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  const iv = Buffer.from(pool.subarray(drawn, drawn + IV_BYTES));
  drawn += IV_BYTES;
  return iv;
}
