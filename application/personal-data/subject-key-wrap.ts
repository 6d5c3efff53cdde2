import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { LedgerIntegrityError } from "../errors.js";
import { derivedKey, type MasterKey } from "./keyed-hash.js";
import type { SubjectKey } from "./port.js";

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals keys of data subjects for the vault (AES-256-GCM): who reads the vault without the master key has nothing. */
export interface SubjectKeyWrap {
  wrap(tenant: string, subjectId: string, key: SubjectKey): Buffer;
  /** @throws LedgerIntegrityError for a key that was damaged, moved to another subject, or sealed by another master key. */
  unwrap(tenant: string, subjectId: string, wrapped: Buffer): SubjectKey;
  /** Tells whether two vaults have the same master key, and nothing else of it. */
  readonly fingerprint: string;
}

export function subjectKeyWrap(master: MasterKey): SubjectKeyWrap {
  const key = derivedKey(master, "subject-key-wrap");
  return {
    fingerprint: createHmac("sha256", derivedKey(master, "fingerprint")).update("defter").digest("hex"),
    wrap(tenant, subjectId, subjectKey) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      cipher.setAAD(ownerOf(tenant, subjectId));
      const body = Buffer.concat([cipher.update(subjectKey), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), iv, body, cipher.getAuthTag()]);
    },
    unwrap(tenant, subjectId, wrapped) {
      try {
        if (wrapped[0] !== VERSION) throw new Error(`a wrapped key of version ${wrapped[0]}`);
        const decipher = createDecipheriv("aes-256-gcm", key, wrapped.subarray(1, 1 + IV_BYTES));
        decipher.setAAD(ownerOf(tenant, subjectId));
        decipher.setAuthTag(wrapped.subarray(wrapped.length - TAG_BYTES));
        const body = wrapped.subarray(1 + IV_BYTES, wrapped.length - TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch (cause) {
        throw new LedgerIntegrityError("personal-data-key-broken", { subjectId }, cause);
      }
    },
  };
}

/** A sealed key that is copied to another row does not open there. */
function ownerOf(tenant: string, subjectId: string): Buffer {
  return Buffer.from(JSON.stringify([tenant, subjectId]));
}
