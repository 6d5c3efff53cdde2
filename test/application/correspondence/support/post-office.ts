import { eventCodec, defterRegistry } from "../../../../application/ledger/index.js";
import type { LedgerFact } from "../../../../application/ledger/index.js";
import {
  createCorrespondence,
  Dispatcher,
  type Carrier,
  type CorrespondenceUseCases,
  type Delivery,
  type DispatchHooks,
  type Outbox,
  type Outgoing,
  type SecretFacts,
} from "../../../../application/correspondence/index.js";
import type { EventStore } from "../../../../application/event-store/index.js";
import type { ProcessParts } from "../../../../application/processes/parts.js";
import { messageDecider, type MessageEvent, type MessageState } from "../../../../domain/correspondence/index.js";
import { fold, instant, type FactOf } from "../../../../domain/shared/index.js";
import { releasedTemplates } from "../../../support/message-templates.js";
import { counter, type Counter } from "../../casework/support/counter.js";

/** A counter with people who are told what happens to their cases. */
export interface PostOffice extends Counter {
  readonly correspondence: CorrespondenceUseCases;
  /** Reads the log as if each fact had been recorded on its day: the store's own clock is far ahead of the town's. */
  readonly codec: ProcessParts["codec"];
  /** Everything that was ever written to the log, as facts. */
  facts(type?: string): Promise<readonly LedgerFact[]>;
  /** Tells of one fact; the ids of what was written. */
  tell(fact: LedgerFact): Promise<readonly string[]>;
  /** Tells of every fact so far, as the process manager would, from the beginning. */
  tellAll(): Promise<readonly string[]>;
  messages(): Promise<readonly MessageState[]>;
  /** A dispatcher as another process would start it; `over` gives its store mishaps. */
  dispatcher(carrier: Carrier, options?: DispatcherOptions): Dispatcher;
}

interface DispatcherOptions {
  readonly hooks?: DispatchHooks;
  readonly over?: (store: EventStore) => EventStore;
  readonly tenants?: readonly string[];
  readonly secrets?: SecretFacts;
}

const TRACKING: SecretFacts = { trackingCode: () => "ABCD-EFGH-JKMN" };

export async function postOffice(): Promise<PostOffice> {
  const town = await counter();
  const { ledger } = town.parts;
  const { clock, identity, store } = town;
  const correspondence = createCorrespondence({
    ...{ ledger, clock, templates: releasedTemplates, cases: town.cases, taxes: town.uses, identity },
    // A read model that knows everybody, and of nobody what they may: their own streams say it.
    holders: async () => (await facts("UserCreated")).map(({ data }) => (data as { readonly userId: string }).userId),
  });
  const inner = eventCodec(defterRegistry(), town.vault);
  const codec: PostOffice["codec"] = {
    decode: async (stored) =>
      (await inner.decode(stored)).map((fact) => ({
        ...fact,
        recordedAt: instant(`${fact.effectiveDate}T09:00:00Z`),
      })),
  };
  const facts = async (type?: string) => {
    const all = await store.readAll(undefined, Number.MAX_SAFE_INTEGER);
    return codec.decode(all.filter((event) => type === undefined || event.type === type));
  };
  const states = async () => {
    const byStream = new Map<string, LedgerFact[]>();
    for (const fact of await facts())
      if (fact.streamName.startsWith("message-"))
        byStream.set(fact.streamName, [...(byStream.get(fact.streamName) ?? []), fact]);
    return [...byStream.values()].map((each) => ({
      tenant: each[0]!.tenant,
      state: fold(messageDecider, each as unknown as readonly FactOf<MessageEvent>[]),
    }));
  };
  /** What the read model answers, from the log itself. */
  const outbox: Outbox = {
    async due(tenant, { now, channels, limit }) {
      const waiting = (await states()).filter((each) => each.tenant === tenant && each.state.phase === "waiting");
      const first = new Map<string, MessageState>();
      for (const { state } of waiting) if (!first.has(state.message!.lane)) first.set(state.message!.lane, state);
      return [...first.values()]
        .filter(({ nextAt, message }) => (nextAt ?? "") <= now && channels.includes(message!.channel))
        .slice(0, limit)
        .map(({ message }) => message!.messageId);
    },
    reach: async () => undefined,
  };
  /** As the process manager does it: the id of the command comes from the fact and what it is about. */
  const tell = async (fact: LedgerFact) => {
    const written: string[] = [];
    for (const { about, carryOut } of await correspondence.tellings(fact)) {
      const actor = { id: "notify", role: "system" };
      const { tenant, eventId: causationId } = fact;
      const outcome = await carryOut({ tenant, actor, commandId: `tell-${about}`, causationId, today: clock.today() });
      if (outcome.ok) written.push(outcome.value.messageId);
      else if (outcome.refusal.code !== "subject-forgotten") throw new Error(outcome.refusal.code);
    }
    return written;
  };
  return {
    ...town,
    tell,
    ...{ correspondence, identity, codec },
    facts,
    async tellAll() {
      const written: string[] = [];
      for (const fact of await facts()) written.push(...(await tell(fact)));
      return written;
    },
    messages: async () => (await states()).map(({ state }) => state),
    dispatcher: (carrier, { hooks = {}, over, tenants = ["shkoder"], secrets = TRACKING } = {}) =>
      new Dispatcher({
        ledger: over ? town.partsOf(over).ledger : ledger,
        clock,
        templates: releasedTemplates,
        secrets,
        carriers: { "e-mail": carrier },
        outbox,
        tenants,
        hooks,
      }),
  };
}

/** A carrier that keeps what it was given, and answers as it is told; by default it takes everything. */
export function scriptedCarrier(answer: (message: Outgoing) => Partial<Delivery> | undefined = () => undefined) {
  const carried: Outgoing[] = [];
  const carrier: Carrier = {
    async carry(message) {
      const said = answer(message);
      const delivery = { kind: "sent", answer: "250 OK", digest: "d".repeat(64), ...said } as Delivery;
      if (delivery.kind === "sent") carried.push(message);
      return delivery;
    },
    close: async () => undefined,
  };
  return { carrier, carried };
}
