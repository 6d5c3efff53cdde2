import { changesBetween, type FieldChange } from "../../../application/field-changes.js";
import { civilDateAt, type CivilDate, type Position } from "../../../domain/shared/index.js";
import type { AccountPosition } from "../../../domain/taxation/index.js";
import type { HistoricSubject, Mark, StateThen } from "../../../read-models/read-side/index.js";
import { objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { whatHappened } from "../live/ledger-event.js";
import { AccountPositionRef } from "../taxation/types/position.js";

const mark = objectType<Mark>("LedgerMark", "inherit", "An event of a record, as a mark on its bar of time.");
mark.implement((t) => ({
  id: t.exposeID("eventId"),
  type: t.exposeString("type"),
  what: t.string({ resolve: ({ type }, _args, { language }) => whatHappened(type, language) }),
  position: t.field({ type: "Position", resolve: ({ position }) => position }),
  recordedAt: t.field({ type: "Instant", resolve: ({ recordedAt }) => recordedAt }),
}));

/** A record at a moment, and what of it is asked of other rooms. */
export interface ShownState extends StateThen {
  readonly subject: HistoricSubject;
  /** The day as of which the account is counted. */
  readonly effectiveOn: CivilDate;
}

const state = objectType<ShownState>(
  "StateThen",
  "inherit",
  "A record as it stood at a moment, by replay of its events.",
);
state.implement((t) => ({
  events: t.exposeInt("events", { description: "How many events it follows from." }),
  total: t.exposeInt("total", { description: "How many events the record has now." }),
  last: t.field({ type: mark.reference, nullable: true, resolve: ({ last }) => last }),
  effectiveOn: t.field({
    type: "CivilDate",
    description: "The day as of which the account is counted.",
    resolve: ({ effectiveOn }) => effectiveOn,
  }),
  state: t.field({
    type: "JSON",
    nullable: true,
    description: "What its read model said then. Null: there was nothing yet.",
    resolve: (row) => row.state,
  }),
  account: t.field({
    type: AccountPositionRef,
    nullable: true,
    description: "Of a taxpayer: what was owed, paid and over, by the facts up to then.",
    resolve: ({ subject, last, effectiveOn }, _args, context) =>
      subject.kind === "taxpayer" && last !== null ? accountAt(context, subject.id, last.position, effectiveOn) : null,
  }),
}));
export const StateThenRef = state.reference;

/** The account by the facts up to a position; null where the register has none of it. */
export async function accountAt(
  { authorisation, dependencies }: GraphqlContext,
  accountId: string,
  upTo: Position,
  effectiveOn: CivilDate,
): Promise<AccountPosition | null> {
  const { tenant } = authorisation.signedIn();
  const answer = await dependencies.taxation.accountPosition(tenant, { accountId, upTo, effectiveOn });
  return answer.ok ? answer.value : null;
}

/** Changes that are shown at most. */
export const MAX_CHANGES = 300;
/** What a record keeps of its own events, and the words that it is searched by, say nothing that the events do not. */
const OF_ITSELF = /^(timeline|nameWords)\b/;

/** What differs between two states of a record, by path. */
export function shownChanges(before: StateThen | undefined, after: StateThen | undefined): readonly FieldChange[] {
  return changesBetween(before?.state ?? {}, after?.state ?? {})
    .filter(({ field }) => !OF_ITSELF.test(field))
    .slice(0, MAX_CHANGES);
}

/** A state as it is shown; its account is counted as of the day that is given, else of its last event. */
export function shownState(
  subject: HistoricSubject,
  then: StateThen,
  on: CivilDate | null,
  today: CivilDate,
): ShownState {
  return { ...then, subject, effectiveOn: on ?? (then.last === null ? today : civilDateAt(then.last.recordedAt)) };
}
