import type { ProjectionRow, RebuildDifference, RebuildWork } from "../../../read-models/read-side/index.js";
import { hasMessage, message, type Language } from "../../messages/index.js";
import { objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";

/** A projection, and how fast it goes where it was looked at before. */
export interface MovingProjection extends ProjectionRow {
  readonly eventsPerSecond?: number | null;
}

const TITLE = "What the projection is called, in your language.";

/** One that no version of ours knows any more has its name alone. */
function titleOf(name: string, language: Language): string {
  const key = `projection-${name}`;
  return hasMessage(key) ? message(key, {}, language) : name;
}

const projection = objectType<MovingProjection>("Projection", "projection.read", "How far a read model has come.");
projection.implement((t) => ({
  name: t.exposeString("name"),
  title: t.string({ description: TITLE, resolve: ({ name }, _args, { language }) => titleOf(name, language) }),
  version: t.exposeInt("version"),
  status: t.exposeString("status", {
    description: "`live`, `rebuilding` (built beside the live one), `outdated`, `stopped` or `not-built`.",
  }),
  position: t.field({ type: "Position", nullable: true, resolve: ({ position }) => position }),
  lagEvents: t.exposeInt("lagEvents", { nullable: true, description: "Counted to 1,000; null beyond." }),
  events: t.exposeInt("events", { description: "Events of its types that it has read." }),
  eventsPerSecond: t.int({
    nullable: true,
    description: "Of its types, since it was looked at before; null the first time.",
    resolve: ({ eventsPerSecond }) =>
      eventsPerSecond === undefined || eventsPerSecond === null ? null : Math.round(eventsPerSecond),
  }),
  updatedAt: t.field({ type: "Instant", nullable: true, resolve: ({ updatedAt }) => updatedAt }),
  stoppedBecause: t.exposeString("stoppedBecause", { nullable: true }),
  stoppedAtEvent: t.exposeString("stoppedAtEvent", { nullable: true }),
}));
export const ProjectionRef = projection.reference;

const difference = objectType<RebuildDifference>("RebuildDifference", "inherit", "A row that is not the same.");
difference.implement((t) => ({
  view: t.exposeString("view"),
  id: t.exposeString("id"),
  kind: t.exposeString("kind", { description: "`only-live`, `only-shadow` or `differs`." }),
}));

const work = objectType<RebuildWork>(
  "RebuildWork",
  "projection.read",
  "A read model that is built anew from the log, beside the live one.",
);
work.implement((t) => ({
  projection: t.exposeString("projection"),
  title: t.string({
    description: TITLE,
    resolve: ({ projection }, _args, { language }) => titleOf(projection, language),
  }),
  goal: t.exposeString("goal", { description: "`swap`: it becomes the live one; `verify`: it is compared alone." }),
  state: t.exposeString("state", { description: "`at-work`, `done`, `interrupted` or `failed`." }),
  phase: t.exposeString("phase", {
    description: "`catching-up`, `indexing`, `comparing`, `swapped`, `verified` or `stopped`.",
  }),
  percent: t.int({ description: "Of the log, rounded down.", resolve: ({ share }) => Math.floor(share * 100) }),
  events: t.exposeInt("events"),
  eventsPerSecond: t.exposeInt("eventsPerSecond"),
  secondsLeft: t.exposeInt("secondsLeft", { nullable: true, description: "Of the reading of the log." }),
  startedAt: t.field({ type: "Instant", resolve: ({ startedAt }) => startedAt }),
  endedAt: t.field({ type: "Instant", nullable: true, resolve: ({ endedAt }) => endedAt }),
  startedBy: t.string({
    nullable: true,
    description: "Null where it was somebody of another municipality.",
    resolve: ({ startedBy }, _args, context) => (isOwn(startedBy, context) ? startedBy.displayName : null),
  }),
  error: t.exposeString("error", { nullable: true, description: "Why it stands still or failed, as the log has it." }),
  rowsCompared: t.int({ nullable: true, resolve: ({ comparison }) => comparison?.rows ?? null }),
  equal: t.boolean({
    nullable: true,
    description: "Whether every row is the same; null before, and where nothing was compared.",
    resolve: ({ comparison }) => comparison?.equal ?? null,
  }),
  differences: t.field({
    type: [difference.reference],
    description: "The first rows of your municipality that differ.",
    resolve: ({ comparison }, _args, context) => (comparison?.differences ?? []).filter((each) => isOwn(each, context)),
  }),
  differencesElsewhere: t.int({
    description: "How many of the first differences lie in other municipalities.",
    resolve: ({ comparison }, _args, context) =>
      (comparison?.differences ?? []).filter((each) => !isOwn(each, context)).length,
  }),
  notCompared: t.exposeString("notCompared", { nullable: true, description: "Why nothing was compared." }),
}));
export const RebuildWorkRef = work.reference;

function isOwn({ tenant }: { readonly tenant: string }, { authorisation }: GraphqlContext): boolean {
  return tenant === authorisation.signedIn().tenant;
}
