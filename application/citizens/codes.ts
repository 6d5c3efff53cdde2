import type { Instant } from "../../domain/shared/index.js";

/** What is kept of a code that was asked for: neither the code, nor who asked, nor the number that they typed. */
export interface AskedCode {
  /** SHA-256 of what only the asker's browser holds. */
  readonly challengeHash: string;
  readonly tenant: string;
  readonly expiresAt: Instant;
}

/** A try at a code. `taxpayerId` null: it was asked for somebody whom the register does not know, or cannot write to. */
export interface CodeTry {
  readonly taxpayerId: string | null;
}

/** Where codes are kept for the minutes that they live. Every implementation passes `test/application/citizens/contract`. */
export interface CodeStore {
  prepare(): Promise<void>;
  open(code: AskedCode): Promise<void>;
  /** Says whom a code is for, once the register was asked. */
  bind(challengeHash: string, taxpayerId: string): Promise<void>;
  /**
   * Counts a try, at most `maxTries` of them, of a code that is neither over nor used. Null where there is no such code,
   * or no try left. One at a time: of any number at once, no more than there are tries left get through.
   */
  tryOnce(challengeHash: string, tenant: string, maxTries: number, now: Instant): Promise<CodeTry | null>;
  /** Uses a code up; false where it was used before. */
  use(challengeHash: string, now: Instant): Promise<boolean>;
  /** Forgets codes that are over. Gives how many. */
  purge(now: Instant): Promise<number>;
}
