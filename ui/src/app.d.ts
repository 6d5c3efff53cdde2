import type { ExecutionResult } from "graphql";
import type { IncomingMessage } from "node:http";
import type { Ask } from "./lib/graphql/ask.js";
import type { Language } from "./lib/words/index.js";

/** What the API gives a page to go by; see `api/http/pages.ts`. */
interface Defter {
  ask(question: {
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly language: Language;
  }): Promise<ExecutionResult>;
  /** Signs an officer in; null, or in words why not. */
  signIn(given: { readonly username: unknown; readonly password: unknown }, language: Language): Promise<string | null>;
  signOut(): Promise<void>;
  readonly development: boolean;
  readonly correlationId: string;
  /** Tells the log what broke while the page was made. */
  failed(error: unknown): void;
}

declare global {
  namespace App {
    interface Platform {
      readonly req: IncomingMessage & { readonly defter?: Defter };
    }
    interface Locals {
      readonly language: Language;
      readonly development: boolean;
      /** GraphQL in the name of whoever looks at the page. */
      readonly ask: Ask;
      /** Where officers come in and go out. */
      readonly door: {
        signIn(given: { readonly username: unknown; readonly password: unknown }): Promise<string | null>;
        signOut(): Promise<void>;
      };
    }
    interface Error {
      message: string;
      /** What is the matter, where the status alone does not say it. */
      reason?: "not-established";
      /** By which the log knows what happened. */
      correlationId?: string;
    }
  }
}
