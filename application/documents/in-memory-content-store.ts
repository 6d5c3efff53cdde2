import type { KeyVault } from "../personal-data/index.js";
import type { ContentStore, DocumentOwner } from "./port.js";
import { ownersKey, sealed, unsealed } from "./sealing.js";

/** Contents in memory, sealed as on a disk: for tests of what stands on documents. */
export class InMemoryContentStore implements ContentStore {
  private readonly files = new Map<string, Buffer>();

  constructor(private readonly vault: KeyVault) {}

  async put(owner: DocumentOwner, digest: string, content: Uint8Array): Promise<"kept" | "forgotten"> {
    const key = await ownersKey(this.vault, owner, { create: true });
    if (key === null) return "forgotten";
    this.files.set(nameOf(owner, digest), sealed(key, owner, digest, content));
    return "kept";
  }

  async get(owner: DocumentOwner, digest: string): Promise<Uint8Array | "forgotten" | null> {
    const file = this.files.get(nameOf(owner, digest));
    if (!file) return null;
    const key = await ownersKey(this.vault, owner);
    return key === null ? "forgotten" : unsealed(key, owner, digest, file);
  }
}

function nameOf({ tenant, subjectId }: DocumentOwner, digest: string): string {
  return `${tenant}/${subjectId}/${digest}`;
}
