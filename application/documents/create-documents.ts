import { notParsed, parsed, type Parsed } from "../../domain/shared/index.js";
import { gate } from "./gate.js";
import { lookAt } from "./look.js";
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
  const looked = await lookAt(scanner, sent);
  if (!looked.ok) return looked;
  const { content, ...kept } = looked.value;
  return (await store.put(owner, kept.digest, content)) === "forgotten"
    ? notParsed("document-forgotten")
    : parsed(kept);
}
