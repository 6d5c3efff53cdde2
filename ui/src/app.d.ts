import type { ExecutionResult } from "graphql";
import type { IncomingMessage } from "node:http";
import type { Ask } from "./lib/graphql/ask.js";
import type { KeptForm } from "./lib/kept/kept.js";
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
  /** Sends a code to whoever has a number; null, or in words why not. */
  askForCode(
    given: { readonly kind: unknown; readonly identifier: unknown },
    language: Language,
  ): Promise<string | null>;
  /** Signs a taxpayer in by their code; null, or in words why not. */
  signInByCode(given: { readonly code: unknown }, language: Language): Promise<string | null>;
  readonly codeAsked: boolean;
  readonly mailbox: string | null;
  /** Whose session the request came with; null: of nobody, or of one that has ended. */
  readonly signedIn: "citizen" | "officer" | null;
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
      /** What a plain form sent, to be read once more where nobody was signed in any longer; null: nothing was sent. */
      readonly sent: Request | null;
      /** Where people come in and go out: null where it went well, otherwise why not, in words. */
      readonly door: {
        signIn(given: { readonly username: unknown; readonly password: unknown }): Promise<string | null>;
        signOut(): Promise<void>;
        askForCode(given: { readonly kind: unknown; readonly identifier: unknown }): Promise<string | null>;
        signInByCode(given: { readonly code: unknown }): Promise<string | null>;
        /** Whether a code was asked for with this browser in the last ten minutes. */
        readonly codeAsked: boolean;
        /** Where mail can be read, where it does not leave this machine; otherwise null. */
        readonly mailbox: string | null;
      };
    }
    interface Error {
      message: string;
      /** What is the matter, where the status alone does not say it. */
      reason?: "not-established";
      /** What was sent as the session had ended. */
      kept?: KeptForm;
      /** By which the log knows what happened. */
      correlationId?: string;
    }
  }
}
