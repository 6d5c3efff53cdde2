import type { Channel } from "../../../domain/correspondence/index.js";
import type { Instant, Language } from "../../../domain/shared/index.js";

/** A message in words, ready to leave. */
export interface Outgoing {
  readonly messageId: string;
  readonly tenant: string;
  /** Of the municipality, in the language of the message. */
  readonly sender: string;
  /** An e-mail address or a telephone number, checked for form. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: Language;
  /** When it was written: the same at every attempt, so that a repeat has the same bytes. */
  readonly writtenAt: Instant;
}

/**
 * What became of an attempt. `sent`: taken over; `digest` is SHA-256 of the bytes. `failed`: this message was not taken,
 * for now or for good. `unavailable`: the server takes nothing now; no message is to blame, and none counts an attempt.
 */
export type Delivery =
  | { readonly kind: "sent"; readonly answer: string; readonly digest: string }
  | { readonly kind: "failed"; readonly why: string; readonly forGood: boolean }
  | { readonly kind: "unavailable"; readonly why: string };

/**
 * A way out of the house. Every implementation passes `test/application/correspondence/carrier-contract`: it never throws
 * for what a server says, and it is told the id of the message, by which a repeat can be known.
 */
export interface Carrier {
  carry(message: Outgoing): Promise<Delivery>;
  close(): Promise<void>;
}

/** The ways that this installation has. */
export type Carriers = { readonly [Name in Channel]?: Carrier };
