import type { By } from "../../../../domain/casework/index.js";
import type { Instant } from "../../../../domain/shared/index.js";
import { objectType } from "../../builder.js";
import { oncePerRequest } from "../../once-per-request.js";

/** A user of Defter; the name is null for the system, and for somebody who is none any more. */
interface Who {
  readonly id: string;
}

/** The name of a user; null where there is none of that id. */
export const userName = oncePerRequest(async ({ authorisation, dependencies }, userId) => {
  const user = await dependencies.identity.findUser(authorisation.signedIn().tenant, userId);
  return user?.displayName ?? null;
});

const SYSTEM = "system";

const who = objectType<Who>("CasePerson", "inherit", "Who has a hand in a case.");
who.implement((t) => ({
  id: t.exposeID("id"),
  name: t.string({
    nullable: true,
    description: "Null for the system and for people who are no users.",
    resolve: ({ id }, _args, context) => (id === SYSTEM ? null : userName(context, id)),
  }),
}));
export const WhoRef = who.reference;

interface Handler {
  readonly role: string;
  readonly id: string;
}

const handler = objectType<Handler>("CaseHandler", "inherit", "Who handles a case in a role.");
handler.implement((t) => ({
  role: t.exposeString("role"),
  who: t.field({ type: WhoRef, resolve: ({ id }) => ({ id }) }),
}));
export const HandlerRef = handler.reference;

export function handlersOf(handlers: Readonly<Record<string, string>>): Handler[] {
  return Object.entries(handlers)
    .map(([role, id]) => ({ role, id }))
    .toSorted((left, right) => (left.role < right.role ? -1 : 1));
}

interface Stamped {
  readonly at: Instant;
  readonly by: By;
}

const stamp = objectType<Stamped>("CaseStamp", "inherit", "When, by whom and in which role.");
stamp.implement((t) => ({
  at: t.field({ type: "Instant", resolve: ({ at }) => at }),
  who: t.field({ type: WhoRef, resolve: ({ by }) => ({ id: by.personId }) }),
  role: t.string({ resolve: ({ by }) => by.role }),
  counter: t.boolean({
    description: "An officer, in the name of the applicant who stood before the desk.",
    resolve: ({ by }) => by.counter,
  }),
}));
export const StampRef = stamp.reference;
