import {
  messageDecider,
  renderMessage,
  type MessageCommand,
  type MessageEvent,
  type MessageState,
  type SetAsideGround,
  type WrittenMessage,
} from "../../../domain/correspondence/index.js";
import { fold, type FactOf, type Instant } from "../../../domain/shared/index.js";
import { derivedId, type LedgerFact, type LedgerReceipt } from "../../ledger/index.js";
import type { Delivery, Outgoing } from "../carriers/index.js";
import { withSecrets } from "../parts.js";
import { messageStream } from "../streams.js";
import type { DispatchOutcome, DispatchParts } from "./parts.js";

/** The dispatcher as the log knows it. */
const DISPATCHER = { id: "dispatcher", role: "system" } as const;

interface Noted {
  readonly kind: DispatchOutcome;
  readonly receipt: LedgerReceipt;
  readonly message: WrittenMessage;
}
/** Its way takes nothing; nothing was noted. `fail` notes that the message is to blame. */
interface Unavailable {
  readonly kind: "unavailable";
  readonly why: string;
  readonly message: WrittenMessage;
  readonly fail: () => Promise<Noted>;
}
/** What became of one message in a round. `nothing`: it need not be sent now. */
export type Attempt = Noted | Unavailable | { readonly kind: "nothing" };

/** What servers answered and no stream could be told yet: told before anything is sent again. */
export type Unrecorded = Map<string, Delivery>;

/**
 * Sends one message, if its own stream says that it waits: decrypted anew, so that nothing leaves for a person who was
 * forgotten a moment ago. Between the server's answer and the record of it a process may die; then the message is sent
 * again with the same id.
 */
export async function sendMessage(
  parts: DispatchParts,
  unrecorded: Unrecorded,
  tenant: string,
  messageId: string,
): Promise<Attempt> {
  const facts = await parts.ledger.facts<MessageEvent>(messageStream(tenant, messageId));
  const state = fold(messageDecider, facts as readonly FactOf<MessageEvent>[]);
  const { message, phase, nextAt, attempted } = state;
  const now = parts.clock.now();
  if (phase !== "waiting" || !message || (nextAt !== null && nextAt > now)) return { kind: "nothing" };
  const note = (command: MessageCommand, kind: DispatchOutcome) =>
    noted(parts, tenant, message, attempted, command, kind);
  const ground = groundToSetAside(parts, state, message, now);
  if (ground) return note({ type: "SetAside", messageId, at: now, ground }, "set-aside");
  const delivery = unrecorded.get(messageId) ?? (await carried(parts, tenant, message, facts[0]!));
  const attempt = { messageId, at: parts.clock.now(), attempt: attempted + 1 };
  if (delivery.kind === "unavailable") {
    const { why } = delivery;
    const fail = () => note({ type: "NoteFailure", ...attempt, why, forGood: false }, "failed");
    return { kind: "unavailable", why, message, fail };
  }
  unrecorded.set(messageId, delivery);
  const answer =
    delivery.kind === "sent"
      ? await note({ ...attempt, type: "NoteSent", answer: delivery.answer, digest: delivery.digest }, "sent")
      : await note({ ...attempt, type: "NoteFailure", why: delivery.why, forGood: delivery.forGood }, "failed");
  unrecorded.delete(messageId);
  return answer;
}

/** Writes what became of a message to its stream. The command's id says what and which attempt: once, also after a crash. */
async function noted(
  parts: DispatchParts,
  tenant: string,
  message: WrittenMessage,
  attempted: number,
  command: MessageCommand,
  kind: DispatchOutcome,
): Promise<Noted> {
  const { messageId } = message;
  const result = await parts.ledger.handle({
    stream: messageStream(tenant, messageId),
    decider: messageDecider,
    command,
    body: { [command.type]: attempted },
    context: {
      ...{ tenant, actor: DISPATCHER, causationId: messageId },
      commandId: derivedId(messageId, `${command.type} ${attempted}`),
    },
  });
  if (result.ok) return { kind, receipt: result.receipt, message };
  // Forgotten between reading and writing: what was answered names the person and cannot be kept.
  if (result.refusal.code !== "subject-forgotten") throw new Error(`message ${messageId}: ${result.refusal.code}`);
  const aside = { type: "SetAside", messageId, at: command.at, ground: "person-forgotten" } as const;
  return noted(parts, tenant, message, attempted, aside, "set-aside");
}

function groundToSetAside(
  { carriers }: DispatchParts,
  { forgotten }: MessageState,
  { address, channel, validUntil }: WrittenMessage,
  now: Instant,
): SetAsideGround | null {
  if (forgotten) return "person-forgotten";
  if (address === null) return "no-address";
  if (validUntil !== null && validUntil <= now) return "too-late";
  return carriers[channel] ? null : "channel-off";
}

/** What cannot be put into words is refused for good: it would fail every time, and stop nobody else's message. */
async function carried(
  parts: DispatchParts,
  tenant: string,
  message: WrittenMessage,
  written: LedgerFact,
): Promise<Delivery> {
  const { messageId, template, language, channel, address } = message;
  let outgoing: Outgoing;
  try {
    const facts = withSecrets(parts, tenant, message);
    const words = renderMessage(parts.templates.template(template), language, channel, facts);
    const sender = String(facts["municipality"] ?? tenant);
    outgoing = { messageId, tenant, sender, to: address!, ...words, language, writtenAt: written.recordedAt };
  } catch (error) {
    return { kind: "failed", why: `no words: ${(error as Error).message}`, forGood: true };
  }
  return parts.carriers[channel]!.carry(outgoing);
}
