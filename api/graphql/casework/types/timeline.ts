import type { TimelineEntry } from "../../../../application/casework/index.js";
import type { FieldChange } from "../../../../application/field-changes.js";
import { message } from "../../../messages/index.js";
import { objectType } from "../../builder.js";
import { WordsRef } from "../catalogue/words.js";
import { WhoRef } from "./who.js";

const change = objectType<FieldChange>("FileChange", "inherit", "A place of the file that a fact changed.");
change.implement((t) => ({
  field: t.exposeString("field", { description: "`documents[D1].standing`, `limits.case.due`, `form.purpose` …" }),
  before: t.field({
    type: "JSON",
    nullable: true,
    description: "Null: it was not there.",
    resolve: (row) => row.before,
  }),
  after: t.field({ type: "JSON", nullable: true, description: "Null: it is gone.", resolve: (row) => row.after }),
}));

export const FieldChangeRef = change.reference;

const entry = objectType<TimelineEntry>("TimelineEntry", "inherit", "One fact of a case, and what it changed.");
entry.implement((t) => ({
  id: t.exposeID("eventId"),
  revision: t.exposeInt("revision"),
  type: t.exposeString("type"),
  words: t.field({
    type: WordsRef,
    description: "What happened, in plain words.",
    resolve: ({ type, step }) => ({
      sq: message(`fact-${type}`, { step: step?.sq ?? null }, "sq"),
      en: message(`fact-${type}`, { step: step?.en ?? null }, "en"),
    }),
  }),
  step: t.field({
    type: WordsRef,
    nullable: true,
    description: "The step of the workflow that it belongs to.",
    resolve: ({ step }) => step,
  }),
  recordedAt: t.field({ type: "Instant", resolve: ({ recordedAt }) => recordedAt }),
  effectiveDate: t.field({ type: "CivilDate", resolve: ({ effectiveDate }) => effectiveDate }),
  who: t.field({ type: WhoRef, resolve: ({ actor, by }) => ({ id: by?.personId ?? actor.id }) }),
  role: t.string({ resolve: ({ actor, by }) => by?.role ?? actor.role }),
  office: t.string({
    nullable: true,
    description: "The office for which it was done.",
    resolve: ({ actor }) => actor.office ?? null,
  }),
  reason: t.exposeString("reason", { nullable: true }),
  changes: t.field({ type: [change.reference], resolve: ({ changes }) => [...changes] }),
  moreChanges: t.exposeInt("moreChanges", { description: "Changes beyond the two hundred that are shown." }),
}));
export const TimelineEntryRef = entry.reference;
