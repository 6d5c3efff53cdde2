import type { CaseFile } from "../../../../application/casework/index.js";
import type { CaseState, LimitName } from "../../../../domain/casework/index.js";
import { objectType } from "../../builder.js";
import { TermRef } from "../catalogue/workflow-type.js";

type CaseLimit = NonNullable<CaseState["limits"]["case"]>;
type Suspension = CaseLimit["suspensions"][number];

interface ShownLimit extends CaseLimit {
  readonly name: LimitName;
  readonly remaining: number | null;
}

const suspension = objectType<Suspension>("LimitSuspension", "inherit", "A stretch in which the clock stands still.");
suspension.implement((t) => ({
  number: t.exposeInt("number"),
  from: t.field({ type: "Instant", resolve: ({ from }) => from }),
  to: t.field({ type: "Instant", nullable: true, description: "Null while it lasts.", resolve: ({ to }) => to }),
}));

const limit = objectType<ShownLimit>("CaseLimit", "inherit", "A time limit of a case, counted by law.");
limit.implement((t) => ({
  name: t.exposeString("name", { description: "`case`, or `applicant`: the term to complete the file or to pay." }),
  term: t.field({ type: TermRef, resolve: ({ term }) => term }),
  daysOff: t.string({ description: "Whose days off count: `public` or `administration`.", resolve: ({ use }) => use }),
  startedAt: t.field({ type: "Instant", resolve: ({ startedAt }) => startedAt }),
  extensions: t.intList({ description: "Added, in the unit of the term.", resolve: (each) => [...each.extensions] }),
  dueOn: t.field({
    type: "CivilDate",
    nullable: true,
    description: "The last day; null while the clock stands still.",
    resolve: ({ due }) => due?.on ?? null,
  }),
  dueAt: t.field({
    type: "Instant",
    nullable: true,
    description: "Of limits in hours.",
    resolve: ({ due }) => due?.at ?? null,
  }),
  remaining: t.exposeFloat("remaining", {
    nullable: true,
    description: "What is left now, in the unit of the term: whole days, or hours. Null once it has ended.",
  }),
  suspended: t.boolean({ resolve: ({ suspensions }) => suspensions.some(({ to }) => to === null) }),
  suspensions: t.field({ type: [suspension.reference], resolve: ({ suspensions }) => [...suspensions] }),
  calendarVersion: t.string({ resolve: ({ calendar }) => `${calendar.code}/${calendar.version}` }),
  missedAt: t.field({ type: "Instant", nullable: true, resolve: ({ missedAt }) => missedAt }),
  endedAt: t.field({ type: "Instant", nullable: true, resolve: ({ endedAt }) => endedAt }),
}));
export const LimitRef = limit.reference;

export function limitsOf({ state: { limits }, remaining }: CaseFile): ShownLimit[] {
  return (["case", "applicant"] as const).flatMap((name) => {
    const found = limits[name];
    return found === null ? [] : [{ ...found, name, remaining: remaining[name] }];
  });
}
