import type { Instant } from "../../domain/shared/index.js";
import type { AskedCode, CodeStore, CodeTry } from "./codes.js";

type Kept = AskedCode & { taxpayerId: string | null; tries: number; used: boolean };

/** Codes in memory, for tests. */
export class InMemoryCodeStore implements CodeStore {
  private readonly codes = new Map<string, Kept>();

  async prepare(): Promise<void> {}

  async open(code: AskedCode): Promise<void> {
    this.codes.set(code.challengeHash, { ...code, taxpayerId: null, tries: 0, used: false });
  }

  async bind(challengeHash: string, taxpayerId: string): Promise<void> {
    const code = this.codes.get(challengeHash);
    if (code) code.taxpayerId = taxpayerId;
  }

  async tryOnce(challengeHash: string, tenant: string, maxTries: number, now: Instant): Promise<CodeTry | null> {
    const code = this.codes.get(challengeHash);
    if (!code || code.tenant !== tenant || code.used || code.tries >= maxTries || code.expiresAt <= now) return null;
    code.tries += 1;
    return { taxpayerId: code.taxpayerId };
  }

  async use(challengeHash: string): Promise<boolean> {
    const code = this.codes.get(challengeHash);
    if (!code || code.used) return false;
    code.used = true;
    return true;
  }

  async purge(now: Instant): Promise<number> {
    const over = [...this.codes.values()].filter(({ expiresAt }) => expiresAt <= now);
    for (const { challengeHash } of over) this.codes.delete(challengeHash);
    return over.length;
  }
}
