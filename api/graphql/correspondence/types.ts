import type { MessageInWords } from "../../../application/correspondence/index.js";
import type { MessageRow } from "../../../read-models/read-side/index.js";
import { objectType } from "../builder.js";
import { seesSensitive } from "../casework/access/index.js";

const message = objectType<MessageRow>(
  "Message",
  "message.read",
  "Something that was said to somebody, and what became of it. Neither the words nor the address are here.",
);
message.implement((t) => ({
  id: t.exposeID("messageId"),
  template: t.exposeString("template"),
  cause: t.exposeString("cause", { description: "The fact that it tells of, as `DecisionTaken`." }),
  channel: t.exposeString("channel", { description: "`e-mail` or `sms`." }),
  language: t.exposeString("language"),
  recipient: t.exposeString("recipient", { description: "`applicant`, `taxpayer` or `officer`." }),
  caseId: t.string({
    nullable: true,
    description: "Of a sensitive service only for who may see such cases.",
    resolve: ({ caseId, confidentiality }, _args, { authorisation }) =>
      confidentiality === "ordinary" || seesSensitive(authorisation) ? caseId : null,
  }),
  office: t.exposeString("office", { nullable: true }),
  phase: t.exposeString("phase", { description: "`waiting`, `sent`, `given-up` or `set-aside`." }),
  ground: t.exposeString("ground", { nullable: true, description: "Why it was given up or set aside." }),
  attempts: t.exposeInt("attempts"),
  nextAt: t.field({ type: "Instant", nullable: true, resolve: ({ nextAt }) => nextAt }),
  writtenAt: t.field({ type: "Instant", resolve: ({ writtenAt }) => writtenAt }),
  settledAt: t.field({ type: "Instant", nullable: true, resolve: ({ settledAt }) => settledAt }),
}));
export const MessageRef = message.reference;

const words = objectType<MessageInWords>(
  "MessageInWords",
  "case.read",
  "A message as it was said. Codes that it held are not shown again.",
);
words.implement((t) => ({
  id: t.id({ resolve: ({ state }) => state.message.messageId }),
  phase: t.string({ resolve: ({ state }) => state.phase }),
  channel: t.string({ resolve: ({ state }) => state.message.channel }),
  language: t.string({ resolve: ({ state }) => state.message.language }),
  address: t.string({
    nullable: true,
    description: "Null where none was known, or the person was forgotten.",
    resolve: ({ state }) => state.message.address,
  }),
  subject: t.string({ nullable: true, resolve: (found) => found.words?.subject ?? null }),
  text: t.string({ nullable: true, description: "Plain text.", resolve: (found) => found.words?.text ?? null }),
}));
export const MessageInWordsRef = words.reference;
