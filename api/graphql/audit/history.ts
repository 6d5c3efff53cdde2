import { civilDateAt, type Instant, type Position } from "../../../domain/shared/index.js";
import { HISTORIC, type HistoricKind, type Moment } from "../../../read-models/read-side/index.js";
import { ApiError } from "../../errors/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { FieldChangeRef } from "../casework/index.js";
import { checkedId } from "../inputs/index.js";
import { readingRecorded, seen } from "./sight.js";
import { MAX_CHANGES, shownChanges, shownState, StateThenRef, type ShownState } from "./state-then.js";

/** Moments of one record that are asked for at once: one, or two side by side. */
const MAX_MOMENTS = 2;

interface Shown {
  readonly states: readonly ShownState[];
}

const shown = objectType<Shown>("RecordHistory", "inherit", "A record at one moment, or at two side by side.");
shown.implement((t) => ({
  states: t.field({ type: [StateThenRef], resolve: ({ states }) => [...states] }),
  changes: t.field({
    type: [FieldChangeRef],
    description: `What differs from the first moment to the second, by path; at most ${MAX_CHANGES}.`,
    resolve: ({ states: [first, second] }) => (second === undefined ? [] : [...shownChanges(first, second)]),
  }),
}));

/** `fiscalPackage` is `FISCAL_PACKAGE`. */
const nameOf = (kind: HistoricKind) => kind.replace(/[A-Z]/g, "_$&").toUpperCase();

export const RecordKind = builder.enumType("RecordKind", {
  values: Object.fromEntries(HISTORIC.map((value) => [nameOf(value), { value }])),
});

const moment = builder.inputType("MomentInput", {
  description: "A moment of a record; exactly one is given.",
  fields: (t) => ({
    events: t.int({ description: "After so many of its events; 0: before the first." }),
    position: t.field({ type: "Position", description: "After the event at this position." }),
    instant: t.field({ type: "Instant", description: "As it was known at this instant." }),
  }),
});

interface Given {
  readonly events?: number | null | undefined;
  readonly position?: Position | null | undefined;
  readonly instant?: Instant | null | undefined;
}

/** `recordHistory`: the past of one record. */
export function addHistory(): void {
  builder.queryField("recordHistory", (t) =>
    t.field({
      type: shown.reference,
      description:
        "A record as it stood, by replay of its events: what its read model said then. For those who may see it now, and recorded as a reading.",
      extensions: access("audit.read"),
      args: {
        kind: t.arg({ type: RecordKind, required: true }),
        id: t.arg.id({ required: true }),
        moments: t.arg({ type: [moment], required: true, description: `One or ${MAX_MOMENTS}.` }),
        effectiveOn: t.arg({
          type: "CivilDate",
          description:
            "The day as of which accounts are counted. Default: of an instant its day, else of the last event.",
        }),
      },
      resolve: async (_root, args, context) => {
        const subject = { kind: args.kind as HistoricKind, id: checkedId(args.id) };
        const moments = args.moments.map(momentOf);
        if (moments.length === 0 || moments.length > MAX_MOMENTS)
          throw new ApiError("VALIDATION", "number-out-of-range", { facts: { min: 1, max: MAX_MOMENTS } });
        const sight = await seen(context, subject);
        const { tenant } = context.authorisation.signedIn();
        const states = await context.dependencies.history.statesAt(tenant, subject, moments);
        // Of what was never written nothing is read, and nobody's data is it.
        if (states.every(({ total }) => total === 0)) throw new ApiError("NOT_FOUND", "not-found");
        await readingRecorded(context, sight, `history/${subject.kind}/${subject.id}`);
        const days = moments.map(({ instant }) => (instant === undefined ? null : civilDateAt(instant)));
        return {
          states: states.map((then, index) =>
            shownState(subject, then, args.effectiveOn ?? days[index]!, context.today),
          ),
        };
      },
    }),
  );
}

function momentOf({ events, position, instant }: Given): Moment {
  const given = [events, position, instant].filter((each) => each !== null && each !== undefined);
  if (given.length !== 1) throw new ApiError("VALIDATION", "moment-unclear");
  if (typeof events === "number") return { events };
  return position ? { position } : { instant: instant! };
}
