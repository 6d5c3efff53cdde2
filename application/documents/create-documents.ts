import { createHash } from "node:crypto";
import { MAX_DOCUMENT_BYTES, readFileName } from "../../domain/casework/index.js";
import { notParsed, parsed, type Parsed } from "../../domain/shared/index.js";
import { gate } from "./gate.js";
import { inspect } from "./inspection/inspect.js";
import type { ContentStore, Documents, DocumentOwner, KeptDocument, Scanner, SentDocument } from "./port.js";

/** Documents that are held in memory at a time, while they come in and are looked at: at 25 MB each, 300 MB at most. */
const AT_ONCE = 12;

export function createDocuments(parts: { readonly store: ContentStore; readonly scanner: Scanner }): Documents {
  const enter = gate(AT_ONCE);
  return {
    takeIn: (owner, sent) => enter(() => takeIn(parts, owner, sent)),
    async give(owner, digest) {
      const content = await parts.store.get(owner, digest);
      if (content === null) return notParsed("document-content-unknown");
      return content === "forgotten" ? notParsed("document-forgotten") : parsed(content);
    },
  };
}

async function takeIn(
  { store, scanner }: { readonly store: ContentStore; readonly scanner: Scanner },
  owner: DocumentOwner,
  sent: SentDocument,
): Promise<Parsed<KeptDocument>> {
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
  if ((await store.put(owner, digest, content)) === "forgotten") return notParsed("document-forgotten");
  return parsed({ name: name.value, mediaType: type.value, bytes: content.length, digest, scan: verdict });
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
