import type { NewDocument } from "../../../domain/casework/index.js";
import { parsed, type Parsed } from "../../../domain/shared/index.js";
import { derivedId } from "../../ledger/index.js";
import type { Ask } from "../../taxation/index.js";
import type { CaseworkParts } from "../support/index.js";
import type { DocumentInput } from "../use-cases.js";

/**
 * Takes contents in before the case is written to: looked at, scanned, kept under their digest. What a refused command
 * leaves there, no event names.
 */
export async function takeIn(
  { documents }: CaseworkParts,
  ask: Ask,
  subjectId: string,
  given: readonly DocumentInput[],
): Promise<Parsed<readonly NewDocument[]>> {
  const kept: NewDocument[] = [];
  for (const [index, { documentId, document, sent }] of given.entries()) {
    const taken = await documents.takeIn({ tenant: ask.tenant, subjectId }, sent);
    if (!taken.ok) return taken;
    const { name, mediaType, bytes, digest } = taken.value;
    const id = documentId ?? derivedId(ask.commandId, `document ${index}`);
    kept.push({ documentId: id, document, name, mediaType, bytes, digest });
  }
  return parsed(kept);
}

/** The part of a command's body that says which documents came with it: by digest, for a stream is read only once. */
export function documentsBody(documents: readonly NewDocument[]): object {
  return {
    documents: documents.map(({ documentId, document, name, digest }) => ({ documentId, document, name, digest })),
  };
}
