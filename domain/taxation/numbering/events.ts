import { z } from "zod";
import { defineEvent, idSchema, type EventOf } from "../../shared/index.js";

/** Each kind has its own numbers in every office and year: what a register of the municipality is kept of. */
export const NUMBERED_KINDS = [
  "invoice",
  "receipt",
  "certificate",
  "case",
  "licence",
  "permit",
  "authorisation",
  "benefit",
  "decision",
  "reply",
  "notice",
] as const;
export type NumberedKind = (typeof NUMBERED_KINDS)[number];

export const NumbersAssigned = defineEvent({
  type: "NumbersAssigned",
  description: "Gapless numbers of one office, kind and year, in batches for a run, singly at the counter.",
  schema: z.object({
    /** Names the request, so that a resumed run finds its batch again: a run id and batch number, or a command id. */
    batch: z.string().max(120),
    /** The first running number of the batch; the owners get it and the following, in order. */
    first: z.int().min(1),
    owners: z.array(idSchema).min(1).max(5000),
  }),
});
export const numberingEvents = [NumbersAssigned] as const;
export type NumberingEvent = EventOf<(typeof numberingEvents)[number]>;
