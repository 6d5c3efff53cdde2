import { z } from "zod";
import { eventRegistry, createLedger, type LedgerParts } from "../../../application/ledger/index.js";
import { InMemoryEventStore, type StreamName } from "../../../application/event-store/index.js";
import { InMemoryKeyVault, keyedHash } from "../../../application/personal-data/index.js";
import {
  accepted,
  civilDate,
  defineEvent,
  refusal,
  refused,
  type Decider,
  type EventOf,
} from "../../../domain/shared/index.js";

/** A till that never goes below zero: small enough to see through, with one personal field. */
export const TillOpened = defineEvent({
  type: "TillOpened",
  description: "A till opened.",
  personal: ["keeper.name", "witnesses[].name"],
  schema: z.object({
    keeper: z.object({ name: z.string().nullable() }),
    witnesses: z.array(z.object({ name: z.string() })),
  }),
});
export const MoneyMoved = defineEvent({
  type: "MoneyMoved",
  description: "Money went in or out.",
  schema: z.object({ amount: z.int() }),
});
export type TillEvent = EventOf<typeof TillOpened> | EventOf<typeof MoneyMoved>;

export interface TillState {
  readonly open: boolean;
  readonly keeper: string | null;
  readonly balance: number;
  readonly movements: number;
}

export type TillCommand =
  | { readonly kind: "open"; readonly keeper: string | null; readonly witnesses?: readonly string[] }
  | { readonly kind: "move"; readonly amount: number };

const effectiveDate = civilDate("2025-03-01");

export const till: Decider<TillState, TillCommand, TillEvent> = {
  initialState: { open: false, keeper: null, balance: 0, movements: 0 },
  decide(command, state) {
    if (command.kind === "open") {
      if (state.open) return refused(refusal("till-already-open"));
      const witnesses = (command.witnesses ?? []).map((name) => ({ name }));
      return accepted<TillEvent>({
        type: "TillOpened",
        data: { keeper: { name: command.keeper }, witnesses },
        effectiveDate,
      });
    }
    if (command.amount === 0) return accepted<TillEvent>();
    if (state.balance + command.amount < 0) return refused(refusal("till-would-be-short", { balance: state.balance }));
    return accepted<TillEvent>({ type: "MoneyMoved", data: { amount: command.amount }, effectiveDate });
  },
  evolve,
};

function evolve(state: TillState, fact: Pick<TillEvent, "type" | "data">): TillState {
  if (fact.type === "TillOpened") return { ...state, open: true, keeper: (fact as Opened).data.keeper.name };
  return { ...state, balance: state.balance + (fact as Moved).data.amount, movements: state.movements + 1 };
}

type Opened = EventOf<typeof TillOpened>;
type Moved = EventOf<typeof MoneyMoved>;

/** The same till, of which a process folds what it has just appended. */
export const swiftTill: typeof till = { ...till, evolveUnrecorded: evolve };

export const tillRegistry = () => eventRegistry([TillOpened, MoneyMoved]);

/** A ledger over memory; every part can be given. */
export function tillLedger(given: Partial<LedgerParts> = {}) {
  const parts = {
    eventStore: new InMemoryEventStore(),
    registry: tillRegistry(),
    vault: new InMemoryKeyVault(),
    keyedHash: keyedHash(Buffer.alloc(32, 7)),
    resend: { resends: 3, firstWaitMs: 1 },
    ...given,
  };
  return { ...parts, ledger: createLedger(parts) };
}

/** A request to the till of a stream. */
export function toTill(
  stream: StreamName,
  commandId: string,
  command: TillCommand,
  more: { readonly expectedRevision?: bigint; readonly opens?: boolean; readonly body?: unknown } = {},
) {
  const { expectedRevision, ...rest } = more;
  const context = { tenant: "shkoder", actor: { id: "u1", role: "cashier", office: "QND" }, commandId };
  return {
    stream,
    decider: till,
    command,
    context: expectedRevision === undefined ? context : { ...context, expectedRevision },
    ...rest,
  };
}
