import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { KeyVault, SubjectKey } from "../personal-data/index.js";
import { DamagedContentError, type DocumentOwner } from "./port.js";

const MARK = Buffer.from("DFD1", "latin1");
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key of the owner of a document; null where it was destroyed, or (without `create`) never made. */
export async function ownersKey(
  vault: KeyVault,
  { tenant, subjectId }: DocumentOwner,
  options?: { readonly create: true },
): Promise<SubjectKey | null> {
  const key = (await vault.keysFor(tenant, [subjectId], options)).get(subjectId);
  return key === undefined || key === "destroyed" ? null : key;
}

/**
 * A content under the key of its person: AES-256-GCM with a key derived for documents alone, bound to owner and digest,
 * so that no file can be put in another's place. Form: `DFD1`, IV, ciphertext, tag.
 */
export function sealed(key: SubjectKey, owner: DocumentOwner, digest: string, content: Uint8Array): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", documentKey(key), iv);
  cipher.setAAD(boundTo(owner, digest));
  return Buffer.concat([MARK, iv, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** @throws DamagedContentError */
export function unsealed(key: SubjectKey, owner: DocumentOwner, digest: string, file: Buffer): Buffer {
  if (file.length < MARK.length + IV_BYTES + TAG_BYTES || !file.subarray(0, MARK.length).equals(MARK))
    throw new DamagedContentError(`the content ${digest} is not in the form of ours`);
  const body = file.subarray(MARK.length + IV_BYTES, file.length - TAG_BYTES);
  const decipher = createDecipheriv(
    "aes-256-gcm",
    documentKey(key),
    file.subarray(MARK.length, MARK.length + IV_BYTES),
  );
  decipher.setAAD(boundTo(owner, digest));
  decipher.setAuthTag(file.subarray(file.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch (cause) {
    throw new DamagedContentError(`the content ${digest} is not what was written`, { cause });
  }
}

function documentKey(key: SubjectKey): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "defter", "documents", 32));
}

function boundTo({ tenant, subjectId }: DocumentOwner, digest: string): Buffer {
  return Buffer.from(`${tenant}|${subjectId}|${digest}`, "utf8");
}
