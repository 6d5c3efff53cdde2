import { redirect } from "@sveltejs/kit";
import { failed, textOf } from "$lib/desk/failed.js";
import * as users from "$lib/desk/users/question.js";
import { officesIn, passwordIn, rolesIn } from "$lib/desk/users/sent.js";
import type { Asked } from "$lib/graphql/ask.js";
import { addressOf } from "$lib/places/places.js";
import type { RequestEvent } from "./$types.js";

/** Signing in and the roles it was found by say nothing of what was changed. */
const SIGNING_IN = ["SignedIn", "SignInRefused"];

export async function load({ locals: { ask }, params: { id }, url: { searchParams } }) {
  const [{ user, auditTrail }, { roles }] = await Promise.all([ask(users.USER, { id }), ask(users.ROLES, {})]);
  const own = auditTrail.nodes.filter(({ stream }) => stream.startsWith("user-"));
  return {
    user,
    roles,
    lastSignIn: own.find(({ type }) => type === "SignedIn")?.recordedAt ?? null,
    history: own
      .filter(({ type }) => !SIGNING_IN.includes(type))
      .map(({ id: key, type, recordedAt, actorId, actorRole, data }) => ({
        ...{ key, type, recordedAt, actorId, actorRole },
        ...changeIn(data),
      })),
    done: searchParams.get("done"),
  };
}

/** What an event says beside its name: roles, offices, or the reason. */
function changeIn(data: unknown) {
  const { roles, offices, ground } = data as { roles?: string[]; offices?: string[] | null; ground?: string };
  return { roles: roles ?? null, offices, ground: ground ?? null };
}

/** An act on the user of the page, which is then shown as it became. */
function act(
  name: string,
  run: (event: RequestEvent, input: { userId: string }, sent: FormData) => Promise<Asked<unknown>>,
) {
  return async (event: RequestEvent) => {
    const { request, params, locals } = event;
    const sent = await request.formData();
    const asked = await run(event, { userId: params.id }, sent);
    if (!asked.ok) return failed(name, asked.fault, sent, (path) => path.split(".").at(-1) ?? null);
    redirect(303, `${addressOf("desk", locals.language, `users/${params.id}`)}?done=${name}`);
  };
}

const once = () => ({ commandId: crypto.randomUUID() });

export const actions = {
  grant: act("grant", ({ locals: { ask } }, input, sent) =>
    ask.try(users.GRANT, { ...once(), input: { ...input, roles: rolesIn(sent) } }),
  ),
  revoke: act("revoke", ({ locals: { ask } }, input, sent) =>
    ask.try(users.REVOKE, { ...once(), input: { ...input, roles: rolesIn(sent) } }),
  ),
  scope: act("scope", ({ locals: { ask } }, input, sent) =>
    ask.try(users.SCOPE, { ...once(), input: { ...input, offices: officesIn(sent) } }),
  ),
  suspend: act("suspend", ({ locals: { ask } }, input, sent) =>
    ask.try(users.SUSPEND, { ...once(), input: { ...input, ground: textOf(sent, "ground") } }),
  ),
  reinstate: act("reinstate", ({ locals: { ask } }, input, sent) =>
    ask.try(users.REINSTATE, { ...once(), input: { ...input, ground: textOf(sent, "ground") } }),
  ),
  password: async ({ request, params, locals: { ask } }: RequestEvent) => {
    const sent = await request.formData();
    const password = passwordIn(sent);
    const asked = await ask.try(users.SET_PASSWORD, {
      ...once(),
      input: { userId: params.id, password, mustChange: true },
    });
    if (!asked.ok)
      return failed("password", asked.fault, sent, (path) => (path.endsWith("password") ? "password" : null));
    return { passwordSet: { made: sent.get("how") === "chosen" ? null : password } };
  },
};
