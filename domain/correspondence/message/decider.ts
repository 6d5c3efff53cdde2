import {
  accepted,
  civilDateAt,
  refusal,
  refused,
  type Decider,
  type Decision,
  type Instant,
} from "../../shared/index.js";
import { addressFault } from "./address.js";
import { nextAttempt } from "./attempts.js";
import type { Channel, MessageEvent, SetAsideGround, WrittenMessage } from "./events.js";
import { isForgotten, NO_MESSAGE, type MessageState } from "./state.js";

interface Command {
  readonly messageId: string;
  readonly at: Instant;
}
export type MessageCommand =
  | (Command & { readonly type: "Write"; readonly message: WrittenMessage })
  | (Command & {
      readonly type: "NoteSent";
      readonly attempt: number;
      readonly answer: string;
      readonly digest: string;
    })
  | (Command & {
      readonly type: "NoteFailure";
      readonly attempt: number;
      readonly why: string;
      /** Trying again would change nothing. */
      readonly forGood: boolean;
    })
  | (Command & { readonly type: "SetAside"; readonly ground: SetAsideGround })
  | (Command & { readonly type: "QueueAgain"; readonly channel: Channel; readonly address: string | null });

/**
 * The stream `message-T.id`: what Defter says to one person of one fact. It is written once, whatever is retried, and
 * sent at most as often as attempts end without an answer that was recorded.
 */
export const messageDecider: Decider<MessageState, MessageCommand, MessageEvent> = {
  initialState: NO_MESSAGE,
  decide,
  evolve(state, { type, data }): MessageState {
    switch (type) {
      case "MessageWritten": {
        const forgotten = isForgotten(data.facts);
        const message = forgotten ? { ...data, address: null, facts: {} } : data;
        return { ...NO_MESSAGE, phase: "waiting", message, forgotten };
      }
      case "MessageSent":
        return { ...state, phase: "sent", nextAt: null, attempted: Math.max(state.attempted, data.attempt) };
      case "MessageFailed":
        return { ...state, attempts: state.attempts + 1, attempted: data.attempt, nextAt: data.nextAt };
      case "MessageGivenUp":
        return { ...state, phase: "given-up", nextAt: null };
      case "MessageSetAside":
        return { ...state, phase: "set-aside", nextAt: null };
      case "MessageQueuedAgain": {
        const { channel, address } = data;
        const message = state.message && { ...state.message, channel, address: state.forgotten ? null : address };
        return { ...state, phase: "waiting", message, attempts: 0, nextAt: null };
      }
    }
  },
};

function decide(command: MessageCommand, state: MessageState): Decision<MessageEvent> {
  const { messageId, at } = command;
  if (command.type === "Write") return write(command.message, state, at);
  if (state.message === null) return refused(refusal("message-unknown", { messageId }));
  const { subjectId } = state.message;
  const said = { effectiveDate: civilDateAt(at) };
  switch (command.type) {
    case "NoteSent": {
      if (state.phase === "sent") return accepted();
      const { attempt, digest } = command;
      const answer = command.answer.slice(0, 500);
      return accepted({ type: "MessageSent", data: { messageId, subjectId, attempt, answer, digest, at }, ...said });
    }
    case "NoteFailure": {
      const { attempt, forGood } = command;
      if (state.phase !== "waiting" || attempt !== state.attempted + 1) return accepted();
      const nextAt = forGood ? null : nextAttempt(state.attempts + 1, at);
      const why = command.why.slice(0, 500);
      const failed = { messageId, subjectId, attempt, why, at, nextAt };
      if (nextAt !== null) return accepted({ type: "MessageFailed", data: failed, ...said });
      const ground = forGood ? "refused" : "attempts";
      return accepted<MessageEvent>(
        { type: "MessageFailed", data: failed, ...said },
        { type: "MessageGivenUp", data: { messageId, attempts: state.attempts + 1, ground }, ...said },
      );
    }
    case "SetAside":
      if (state.phase !== "waiting") return accepted();
      return accepted({ type: "MessageSetAside", data: { messageId, ground: command.ground }, ...said });
    case "QueueAgain": {
      if (state.phase === "waiting") return accepted();
      if (state.phase === "sent") return refused(refusal("message-sent-already", { messageId }));
      if (state.forgotten) return refused(refusal("subject-forgotten"));
      const { channel, address } = command;
      if (address === null) return refused(refusal("message-without-address", { messageId }));
      if (addressFault(channel, address)) return refused(refusal("message-address-malformed", { messageId }));
      return accepted({ type: "MessageQueuedAgain", data: { messageId, subjectId, channel, address }, ...said });
    }
  }
}

/** Written once. Without an address that can be written to it is set aside at once. */
function write(message: WrittenMessage, state: MessageState, at: Instant): Decision<MessageEvent> {
  if (state.phase !== "none") return accepted();
  const { messageId, channel, address } = message;
  const effectiveDate = civilDateAt(at);
  const ground = address === null ? "no-address" : addressFault(channel, address);
  const written: MessageEvent = { type: "MessageWritten", data: message, effectiveDate };
  if (!ground) return accepted(written);
  return accepted<MessageEvent>(written, { type: "MessageSetAside", data: { messageId, ground }, effectiveDate });
}
