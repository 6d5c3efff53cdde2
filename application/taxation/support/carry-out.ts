import { comparePositions, type Decider, type NewEvent, type Refusal } from "../../../domain/shared/index.js";
import type { Position, StreamName } from "../../event-store/index.js";
import type { CommandContext, CommandResult, Ledger, LedgerReceipt } from "../../ledger/index.js";
import type { Ask, Outcome, Receipt } from "../use-case.js";

/** One step of a use case: a command for one stream. */
export interface Step<State, Command, Event extends NewEvent> {
  readonly stream: StreamName;
  readonly decider: Decider<State, Command, Event>;
  readonly command: Command;
  /** What the client asked for: with another body the same command id is refused. */
  readonly body: unknown;
  readonly opens?: boolean;
}

/** Carries a step out on the main stream of a use case: the one whose revision the asker may have pinned. */
export function carryOut<State, Command, Event extends NewEvent>(
  ledger: Ledger,
  ask: Ask,
  step: Step<State, Command, Event>,
): Promise<CommandResult<Event>> {
  return ledger.handle({ ...step, context: contextOf(ask) });
}

/** Carries a step out on a stream beside the main one; a pinned revision is none of its business. */
export function carryOutBeside<State, Command, Event extends NewEvent>(
  ledger: Ledger,
  ask: Ask,
  step: Step<State, Command, Event>,
): Promise<CommandResult<Event>> {
  return ledger.handle({ ...step, context: contextBeside(ask) });
}

/** What the step would do on the main stream, or did when it was carried out before. Writes nothing. */
export function rehearse<State, Command, Event extends NewEvent>(
  ledger: Ledger,
  ask: Ask,
  step: Step<State, Command, Event>,
): Promise<CommandResult<Event>> {
  return ledger.handle({ ...step, context: contextOf(ask), rehearsal: true });
}

/**
 * What the step came to where it was carried out before; null where it was not. For use cases that ask others for what the
 * step is decided on: they may answer otherwise by now, and what was done stays done. Writes nothing.
 */
export function earlierOf<State, Event extends NewEvent>(
  ledger: Ledger,
  ask: Ask,
  { stream, decider, body }: Pick<Step<State, never, Event>, "stream" | "decider" | "body">,
): Promise<CommandResult<Event> | null> {
  return ledger.earlier({ stream, decider, body, context: contextOf(ask) });
}

/** The context of the main stream. */
export function contextOf({ today: _today, since: _since, ...context }: Ask): CommandContext {
  return context;
}

/** The context of the other streams of a use case. */
export function contextBeside({ expectedRevision: _pinned, ...ask }: Ask): CommandContext {
  return contextOf(ask);
}

/** What a use case asks of another for its own ask: under another command id, caused by it and of the same thread, with no pinned revision. */
export function askBeside({ expectedRevision: _pinned, ...ask }: Ask, commandId: string): Ask {
  return { ...ask, commandId, causationId: ask.commandId, correlationId: ask.correlationId ?? ask.commandId };
}

/** The outcome of a use case from the result of its main step. */
export function outcomeOf<Event extends NewEvent, Value>(
  result: CommandResult<Event>,
  value: (events: readonly Event[]) => Value,
  ...beside: readonly (LedgerReceipt | null)[]
): Outcome<Value> {
  if (!result.ok) return result;
  return { ok: true, value: value(result.events), receipt: receiptOf(result.receipt, ...beside) };
}

/** The receipt of a use case: revision and events of its main stream, the last position of everything it wrote. */
export function receiptOf(main: Receipt, ...beside: readonly (LedgerReceipt | null)[]): Receipt {
  const positions = [main, ...beside].map((receipt) => receipt?.position ?? null).filter((each) => each !== null);
  return {
    position: positions.length === 0 ? null : positions.reduce(later),
    revision: main.revision,
    eventIds: main.eventIds,
  };
}

/** A business rule said no; nothing was written. */
export function refusedOutcome(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}

function later(left: Position, right: Position): Position {
  return comparePositions(left, right) >= 0 ? left : right;
}
