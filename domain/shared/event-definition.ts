import type { z } from "zod";
import type { NewEvent } from "./decider.js";

/**
 * One shape of one event: its name, version, JSON schema, and which fields are personal.
 * The TypeScript type, the runtime check and `docs/reference/events.md` all come from here.
 */
export interface EventDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  /** Raised when a change is more than additive; older versions are lifted by an upcaster. */
  readonly schemaVersion: number;
  readonly schema: Schema;
  /**
   * Paths of the personal fields, dotted, `[]` for every element of an array: `["name", "contacts[].value"]`.
   * The value at each path is encrypted with the key of the data subject, which is the id part of the stream name
   * unless `subjectField` names the field of `data` that holds the subject's id.
   */
  readonly personal: readonly string[];
  readonly subjectField?: string;
  /** One English sentence for the reference. */
  readonly description: string;
}

/** The event type that a definition describes. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Schema> ? NewEvent<Type, z.infer<Schema>> : never;

/** Declares an event. `personal` defaults to none. */
export function defineEvent<Type extends string, Schema extends z.ZodType>(definition: {
  type: Type;
  schemaVersion?: number;
  schema: Schema;
  personal?: readonly string[];
  subjectField?: string;
  description: string;
}): EventDefinition<Type, Schema> {
  return { schemaVersion: 1, personal: [], ...definition };
}
