import type { Instant } from "../../shared/index.js";
import type { MessageFacts, WrittenMessage } from "./events.js";

/** A message as its own stream says. `forgotten`: the person's key was destroyed, and nothing can be said to them. */
export interface MessageState {
  readonly phase: "none" | "waiting" | "sent" | "given-up" | "set-aside";
  /** Address and facts are empty where they were forgotten. Null: there is no such message. */
  readonly message: WrittenMessage | null;
  readonly forgotten: boolean;
  /** Since it was written, or queued again. */
  readonly attempts: number;
  /** Of all times: names the attempts. */
  readonly attempted: number;
  /** Not before then; null: at once. */
  readonly nextAt: Instant | null;
}

export const NO_MESSAGE: MessageState = {
  phase: "none",
  message: null,
  forgotten: false,
  attempts: 0,
  attempted: 0,
  nextAt: null,
};

/** Facts of somebody who was forgotten are a mark in place of them. */
export function isForgotten(facts: MessageFacts): boolean {
  return typeof facts !== "object";
}
