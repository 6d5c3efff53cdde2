import type { EventDefinition, NewEvent } from "../../domain/shared/index.js";
import { LedgerIntegrityError, ValidationError } from "../errors.js";
import type { Envelope, EventToAppend, Json, JsonObject, StoredEvent, StreamName } from "../event-store/index.js";
import { decryptField, encryptField, FORGOTTEN, type KeyVault, type SubjectKeyState } from "../personal-data/index.js";
import { parseStreamName, type StreamAddress } from "../streams.js";
import { strictJson } from "./canonical.js";
import { contentHash } from "./content-hash.js";
import type { EventRegistry } from "./event-registry.js";
import { hasPersonal, mapPersonal } from "./personal-fields.js";
import type { CommandContext, LedgerFact } from "./types.js";

/** An event that passed its schema, as plain JSON, before encryption. */
export interface CheckedEvent extends NewEvent<string, JsonObject> {
  readonly definition: EventDefinition;
}

/** Turns what deciders propose into what the store keeps, and back. */
export interface EventCodec {
  /** Checks events against their schemas. Throws ValidationError `event-breaks-schema`. */
  check(events: readonly NewEvent[]): readonly CheckedEvent[];
  /** Encrypts personal fields and seals each event in its envelope. Throws SubjectForgottenError. */
  encode(
    stream: StreamName,
    events: readonly CheckedEvent[],
    eventIds: readonly string[],
    context: CommandContext,
    commandHash: string,
  ): Promise<readonly EventToAppend[]>;
  /** Facts in the newest shape; keys of the whole batch are fetched at once. Fields of a forgotten person read FORGOTTEN. */
  decode(stored: readonly StoredEvent[]): Promise<readonly LedgerFact[]>;
}

/** The key of the person was destroyed: nothing personal is ever written of them again. */
export class SubjectForgottenError extends ValidationError {
  constructor(readonly subjectId: string) {
    super("subject-forgotten");
  }
}

export function eventCodec(registry: EventRegistry, vault: KeyVault): EventCodec {
  return {
    check: (events) => events.map((event) => checked(registry, event)),

    async encode(stream, events, eventIds, context, commandHash) {
      const address = addressOf(stream);
      const paths = events.map((each) => registry.personalOf(each.type, each.definition.schemaVersion));
      const subjects = events.map((each, index) =>
        hasPersonal(each.data, paths[index]!) ? subjectOf(each.definition, each.data, address) : null,
      );
      const wanted = new Set(subjects.filter((each) => each !== null));
      const keys = wanted.size === 0 ? null : await vault.keysFor(context.tenant, wanted, { create: true });
      return events.map((event, index) => {
        const subject = subjects[index]!;
        const eventId = eventIds[index]!;
        const data =
          subject === null ? event.data : hidden(event.data, paths[index]!, eventId, subject, keys?.get(subject));
        const envelope = envelopeOf(event, context, commandHash);
        return {
          eventId,
          type: event.type,
          data,
          envelope: { ...envelope, contentHash: contentHash(stream, event.type, data, envelope) },
        };
      });
    },

    async decode(stored) {
      const subjects = stored.map((event) => subjectOfStored(registry, event));
      const keys = await keysOf(vault, stored, subjects);
      return stored.map((event, index) => factOf(registry, event, subjects[index]!, keys));
    },
  };
}

function checked(registry: EventRegistry, event: NewEvent): CheckedEvent {
  const definition = registry.definitionOf(event.type);
  const result = definition.schema.safeParse(event.data);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw new ValidationError("event-breaks-schema", {
      type: event.type,
      at: issue.path.map(String).join("."),
      rule: issue.code,
    });
  }
  const plain = strictJson(result.data) as JsonObject;
  return { ...event, data: plain, definition };
}

function envelopeOf(event: CheckedEvent, context: CommandContext, commandHash: string): Omit<Envelope, "contentHash"> {
  const { id, role, office } = context.actor;
  const reason = event.reason ?? context.reason;
  return {
    tenant: context.tenant,
    actor: office === undefined ? { id, role } : { id, role, office },
    commandId: context.commandId,
    $correlationId: context.correlationId ?? context.commandId,
    $causationId: context.causationId ?? context.commandId,
    schemaVersion: event.definition.schemaVersion,
    effectiveDate: event.effectiveDate,
    ...(reason === undefined ? {} : { reason: strictJson(reason, "reason") as string }),
    commandHash,
  };
}

function hidden(
  data: JsonObject,
  paths: ReturnType<EventRegistry["personalOf"]>,
  eventId: string,
  subjectId: string,
  key: SubjectKeyState | undefined,
): JsonObject {
  if (key === "destroyed") throw new SubjectForgottenError(subjectId);
  if (key === undefined) throw new LedgerIntegrityError("personal-data-key-missing", { subjectId });
  return mapPersonal(data, paths, (value, at) => encryptField(key, eventId, at, value));
}

type Keys = ReadonlyMap<string, ReadonlyMap<string, SubjectKeyState>>;

async function keysOf(
  vault: KeyVault,
  stored: readonly StoredEvent[],
  subjects: readonly (string | null)[],
): Promise<Keys> {
  const wanted = new Map<string, Set<string>>();
  subjects.forEach((subject, index) => {
    if (subject === null) return;
    const tenant = stored[index]!.envelope.tenant;
    const ofTenant = wanted.get(tenant);
    if (ofTenant) ofTenant.add(subject);
    else wanted.set(tenant, new Set([subject]));
  });
  const keys = new Map<string, ReadonlyMap<string, SubjectKeyState>>();
  for (const [tenant, ids] of wanted) keys.set(tenant, await vault.keysFor(tenant, ids));
  return keys;
}

/** The data subject whose key is needed to read the event; null where nothing in it is personal. */
function subjectOfStored(registry: EventRegistry, event: StoredEvent): string | null {
  const paths = registry.personalOf(event.type, event.envelope.schemaVersion);
  if (paths.length === 0 || !hasPersonal(event.data, paths)) return null;
  return subjectOf(registry.definitionOf(event.type), event.data, addressOf(event.streamName));
}

function subjectOf(definition: EventDefinition, data: JsonObject, address: StreamAddress): string {
  if (definition.subjectField === undefined) return address.id;
  const subject = data[definition.subjectField];
  if (typeof subject !== "string" || subject === "")
    throw new LedgerIntegrityError("data-subject-missing", { type: definition.type, field: definition.subjectField });
  return subject;
}

function factOf(registry: EventRegistry, event: StoredEvent, subject: string | null, keys: Keys): LedgerFact {
  const { envelope, type, eventId } = event;
  if (!event.streamName.includes(`-${envelope.tenant}.`))
    throw new LedgerIntegrityError("event-of-another-tenant", { eventId, stream: event.streamName });
  const version = envelope.schemaVersion;
  const clear =
    subject === null
      ? event.data
      : revealed(event.data, registry.personalOf(type, version), eventId, keys.get(envelope.tenant)?.get(subject));
  const fact: LedgerFact = {
    type,
    data: registry.lift(type, version, clear),
    effectiveDate: envelope.effectiveDate,
    eventId,
    revision: Number(event.revision),
    recordedAt: event.recordedAt,
    actor: envelope.actor,
    commandId: envelope.commandId,
    streamName: event.streamName,
    tenant: envelope.tenant,
    position: event.position,
    correlationId: envelope.$correlationId,
    causationId: envelope.$causationId,
    contentHash: envelope.contentHash,
  };
  return envelope.reason === undefined ? fact : { ...fact, reason: envelope.reason };
}

/** A key that was never made is not a person forgotten: the vault is the wrong one, and nobody must believe otherwise. */
function revealed(
  data: JsonObject,
  paths: ReturnType<EventRegistry["personalOf"]>,
  eventId: string,
  key: SubjectKeyState | undefined,
): JsonObject {
  if (key === undefined) throw new LedgerIntegrityError("personal-data-key-missing", { eventId });
  const reveal = (value: Json, at: string): Json =>
    key === "destroyed" ? FORGOTTEN : decryptField(key, eventId, at, value);
  return mapPersonal(data, paths, reveal);
}

function addressOf(stream: string): StreamAddress {
  const address = parseStreamName(stream);
  if (!address) throw new LedgerIntegrityError("stream-name-malformed", { stream: stream.slice(0, 200) });
  return address;
}
