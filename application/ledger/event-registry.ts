import { InvariantError, type EventDefinition } from "../../domain/shared/index.js";
import { LedgerIntegrityError } from "../errors.js";
import type { JsonObject } from "../event-store/index.js";
import { parsePersonalPath, type PersonalPath } from "./personal-fields.js";
import type { Upcaster } from "./types.js";

/** Every event the ledger knows, by type, with what lifts its older shapes. */
export interface EventRegistry {
  readonly definitions: readonly EventDefinition[];
  knows(type: string): boolean;
  /** Throws LedgerIntegrityError `event-unknown`. */
  definitionOf(type: string): EventDefinition;
  /** The personal fields of a shape as it was stored. */
  personalOf(type: string, version: number): readonly PersonalPath[];
  /** Data of a stored version in the newest shape. Throws LedgerIntegrityError for a version from the future. */
  lift(type: string, version: number, data: JsonObject): JsonObject;
}

interface Entry {
  readonly definition: EventDefinition;
  /** By version, from 1; the last is the newest shape. */
  readonly personal: readonly (readonly PersonalPath[])[];
  readonly lifts: readonly Upcaster["lift"][];
}

/**
 * Builds the registry. Throws InvariantError where two definitions share a type, an upcaster is missing or there are
 * two for one version: a shape that ever existed can always be read.
 */
export function eventRegistry(
  definitions: readonly EventDefinition[],
  upcasters: readonly Upcaster[] = [],
): EventRegistry {
  const entries = new Map<string, Entry>();
  for (const definition of definitions) {
    if (entries.has(definition.type)) throw new InvariantError(`event ${definition.type} is defined twice`);
    entries.set(definition.type, entryOf(definition, upcasters));
  }
  for (const { type } of upcasters)
    if (!entries.has(type)) throw new InvariantError(`upcaster for an unknown event ${type}`);

  const entryFor = (type: string): Entry => {
    const entry = entries.get(type);
    if (!entry) throw new LedgerIntegrityError("event-unknown", { type });
    return entry;
  };
  const versionOf = (entry: Entry, version: number): number => {
    if (!Number.isInteger(version) || version < 1 || version > entry.definition.schemaVersion)
      throw new LedgerIntegrityError("event-version-unknown", { type: entry.definition.type, version });
    return version;
  };
  return {
    definitions,
    knows: (type) => entries.has(type),
    definitionOf: (type) => entryFor(type).definition,
    personalOf(type, version) {
      const entry = entryFor(type);
      return entry.personal[versionOf(entry, version) - 1]!;
    },
    lift(type, version, data) {
      const entry = entryFor(type);
      let lifted = data;
      for (let at = versionOf(entry, version); at < entry.definition.schemaVersion; at++)
        lifted = entry.lifts[at - 1]!(lifted);
      return lifted;
    },
  };
}

function entryOf(definition: EventDefinition, upcasters: readonly Upcaster[]): Entry {
  const newest = definition.personal.map(parsePersonalPath);
  const lifts: Upcaster["lift"][] = [];
  const personal: (readonly PersonalPath[])[] = [];
  for (let version = 1; version < definition.schemaVersion; version++) {
    const found = upcasters.filter((each) => each.type === definition.type && each.fromVersion === version);
    if (found.length !== 1)
      throw new InvariantError(`${definition.type} v${version} has ${found.length} upcasters, not one`);
    lifts.push(found[0]!.lift);
    personal.push(found[0]!.personal?.map(parsePersonalPath) ?? newest);
  }
  const known = upcasters.filter((each) => each.type === definition.type);
  if (known.length !== lifts.length) throw new InvariantError(`${definition.type} has an upcaster that nothing needs`);
  return { definition, lifts, personal: [...personal, newest] };
}
