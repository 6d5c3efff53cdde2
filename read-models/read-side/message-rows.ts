import type { Instant } from "../../domain/shared/index.js";

/** A message in a list: what was said to whom and what became of it, never the words, the address or a name. */
export interface MessageRow {
  readonly messageId: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly cause: string;
  readonly channel: string;
  readonly language: string;
  readonly recipient: string;
  readonly personId: string;
  readonly caseId: string | null;
  readonly accountId: string | null;
  readonly office: string | null;
  readonly confidentiality: "ordinary" | "sensitive";
  readonly phase: string;
  readonly ground: string | null;
  readonly attempts: number;
  readonly nextAt: Instant | null;
  readonly writtenAt: Instant;
  readonly settledAt: Instant | null;
}

export interface MessageFilter {
  readonly phase?: "waiting" | "sent" | "given-up" | "set-aside";
  readonly caseId?: string;
  readonly template?: string;
}
