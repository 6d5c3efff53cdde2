import { createHash } from "node:crypto";
import { MAX_DOCUMENT_BYTES, readFileName } from "../../domain/casework/index.js";
import { notParsed, parsed, type Parsed } from "../../domain/shared/index.js";
import { inspect } from "./inspection/inspect.js";
import type { KeptDocument, Scanner, SentDocument } from "./port.js";

/** A document that was looked at, with its content. */
export interface LookedAt extends KeptDocument {
  readonly content: Buffer;
}

/** Reads a document whole and looks at it: name, size, what its content shows, and what the scanner says. Keeps nothing. */
export async function lookAt(scanner: Scanner, sent: SentDocument): Promise<Parsed<LookedAt>> {
  const name = readFileName(sent.name);
  if (!name.ok) return name;
  const content = await gathered(sent.content);
  if (typeof content === "number") return notParsed("document-too-large", { max: MAX_DOCUMENT_BYTES, bytes: content });
  if (content.length === 0) return notParsed("document-empty");
  const type = await inspect(name.value, content);
  if (!type.ok) return type;
  const { verdict, found } = await scanner.scan(content);
  if (verdict === "infected") return notParsed("document-infected", { found: found ?? "?" });
  const digest = createHash("sha256").update(content).digest("hex");
  return parsed({ name: name.value, mediaType: type.value, bytes: content.length, digest, scan: verdict, content });
}

/** The whole content; as soon as it is more than is taken, how much it was so far: the rest is not read. */
async function gathered(content: AsyncIterable<Uint8Array>): Promise<Buffer | number> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > MAX_DOCUMENT_BYTES) return bytes;
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}
