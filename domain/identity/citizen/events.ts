import { z } from "zod";
import { codeSchema, defineEvent, idSchema, type EventOf } from "../../shared/index.js";

export const CitizenSignedIn = defineEvent({
  type: "CitizenSignedIn",
  description: "Somebody who reads the taxpayer's mail signed in as the taxpayer.",
  schema: z.object({ taxpayerId: idSchema }),
});
export const CitizenSignInRefused = defineEvent({
  type: "CitizenSignInRefused",
  description: "A wrong code was given for a taxpayer, or one that was over.",
  schema: z.object({ taxpayerId: idSchema, ground: codeSchema }),
});

export const citizenEvents = [CitizenSignedIn, CitizenSignInRefused] as const;
export type CitizenEvent = EventOf<(typeof citizenEvents)[number]>;
