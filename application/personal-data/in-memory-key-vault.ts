import { randomBytes } from "node:crypto";
import type { KeyVault, SubjectKeyState } from "./port.js";

/** Keys in memory, for tests. */
export class InMemoryKeyVault implements KeyVault {
  private readonly keys = new Map<string, SubjectKeyState>();

  async keysFor(
    tenant: string,
    subjectIds: Iterable<string>,
    options: { readonly create?: boolean } = {},
  ): Promise<ReadonlyMap<string, SubjectKeyState>> {
    const found = new Map<string, SubjectKeyState>();
    for (const subjectId of subjectIds) {
      const name = `${tenant}/${subjectId}`;
      let state = this.keys.get(name);
      if (state === undefined && options.create === true) {
        state = randomBytes(32);
        this.keys.set(name, state);
      }
      if (state !== undefined) found.set(subjectId, state);
    }
    return found;
  }

  async destroy(tenant: string, subjectId: string): Promise<void> {
    this.keys.set(`${tenant}/${subjectId}`, "destroyed");
  }

  async close(): Promise<void> {}
}
