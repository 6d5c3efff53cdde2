import type { FieldChange } from "../../../application/field-changes.js";
import { civilDateAt } from "../../../domain/shared/index.js";
import type { AccountPosition } from "../../../domain/taxation/index.js";
import type { AuditRow, HistoricSubject } from "../../../read-models/read-side/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { FieldChangeRef } from "../casework/index.js";
import type { GraphqlContext } from "../context.js";
import { AccountPositionRef } from "../taxation/types/position.js";
import { eventArguments, eventOf } from "./event.js";
import { RecordKind } from "./history.js";
import { readingRecorded, sightOf } from "./sight.js";
import { accountAt, MAX_CHANGES, shownChanges } from "./state-then.js";

/** What is in an event for those who may see the record that it is of. */
interface Inside {
  readonly subject: HistoricSubject | null;
  readonly readable: boolean;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly changes: readonly FieldChange[];
  readonly accounts: readonly (AccountPosition | null)[];
}

const inside = objectType<Inside>("LedgerEventInside", "inherit", "What an event says of people, and what it changed.");
inside.implement((t) => ({
  kind: t.field({
    type: RecordKind,
    nullable: true,
    description: "Of which kind of record it is; null: of none that has a state of its own.",
    resolve: ({ subject }) => subject?.kind ?? null,
  }),
  recordId: t.id({ nullable: true, resolve: ({ subject }) => subject?.id ?? null }),
  readable: t.exposeBoolean("readable", { description: "Whether your roles let you see the record." }),
  data: t.field({
    type: "JSON",
    nullable: true,
    description: "What it says, decrypted. Null: nothing in it is sealed, or it stays sealed for you.",
    resolve: ({ data }) => data,
  }),
  changes: t.field({
    type: [FieldChangeRef],
    description: `What it changed in its record, by path; at most ${MAX_CHANGES}.`,
    resolve: ({ changes }) => [...changes],
  }),
  before: t.field({
    type: AccountPositionRef,
    nullable: true,
    description: "Of a tax account: as it stood before, as of the day of the event.",
    resolve: ({ accounts }) => accounts[0] ?? null,
  }),
  after: t.field({
    type: AccountPositionRef,
    nullable: true,
    description: "Of a tax account: as it stood afterwards, as of the same day.",
    resolve: ({ accounts }) => accounts[1] ?? null,
  }),
}));

/** `ledgerEventInside`: an event with what it changed, for those who may see the record. */
export function addInside(): void {
  builder.queryField("ledgerEventInside", (t) =>
    t.field({
      type: inside.reference,
      description:
        "What an event says and what it changed, for those who may see its record; recorded as a reading. Others are told that it stays sealed.",
      extensions: access("audit.read"),
      args: eventArguments(t),
      resolve: async (_root, args, context) => insideOf(context, await eventOf(context, args)),
    }),
  );
}

/** Nobody is shown the hash of a password, nor what was said to somebody: only that it was. */
const STAYS_SEALED: ReadonlySet<string> = new Set(["PasswordSet", "MessageWritten"]);
const SEALED = '"$p:';

async function insideOf(context: GraphqlContext, event: AuditRow): Promise<Inside> {
  const { history } = context.dependencies;
  const subject = history.subjectOf(event.stream);
  const sight = subject && (await sightOf(context, subject));
  if (subject === null || sight === null) return { subject, readable: false, data: null, changes: [], accounts: [] };
  await readingRecorded(context, sight, `event/${event.eventId}`);
  const isSealed = JSON.stringify(event.data).includes(SEALED) && !STAYS_SEALED.has(event.type);
  const { position, revision, stream } = event;
  const before = { commit: position.commit, prepare: position.prepare - 1n };
  const { tenant } = context.authorisation.signedIn();
  const [opened, [was, is], accounts] = await Promise.all([
    isSealed ? history.opened(stream, revision) : null,
    history.statesAt(tenant, subject, [{ position: before }, { position }]),
    stream.startsWith("taxAccount-")
      ? Promise.all([before, position].map((at) => accountAt(context, subject.id, at, civilDateAt(event.recordedAt))))
      : [],
  ]);
  return { subject, readable: true, data: opened?.data ?? null, changes: shownChanges(was, is), accounts };
}
