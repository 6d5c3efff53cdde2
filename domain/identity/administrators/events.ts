import { z } from "zod";
import { defineEvent, idSchema, type EventOf } from "../../shared/index.js";

const schema = z.object({
  userId: idSchema,
  /** Of the user's stream, when it was looked at. */
  userRevision: z.int().min(0),
});

export const AdministratorCounted = defineEvent({
  type: "AdministratorCounted",
  description: "The user administers the whole municipality, as of a revision of their stream.",
  schema,
});
export const AdministratorReleased = defineEvent({
  type: "AdministratorReleased",
  description: "The user is about to administer no more; written before it happens, and only where another remains.",
  schema,
});

export const administratorsEvents = [AdministratorCounted, AdministratorReleased] as const;
export type AdministratorsEvent = EventOf<(typeof administratorsEvents)[number]>;
