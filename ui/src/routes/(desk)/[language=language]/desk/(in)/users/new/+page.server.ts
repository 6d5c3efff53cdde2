import { failed, textOf, textOrNull } from "$lib/desk/failed.js";
import { CREATE, ROLES } from "$lib/desk/users/question.js";
import { officesIn, passwordIn, rolesIn } from "$lib/desk/users/sent.js";

export async function load({ locals: { ask } }) {
  return { ...(await ask(ROLES, {})), commandId: crypto.randomUUID() };
}

const FIELDS = ["username", "displayName", "email", "roles", "offices", "password"];

export const actions = {
  default: async ({ request, locals: { ask } }) => {
    const sent = await request.formData();
    const password = passwordIn(sent);
    const input = {
      username: textOf(sent, "username"),
      displayName: textOf(sent, "displayName"),
      email: textOrNull(sent, "email"),
      roles: rolesIn(sent),
      offices: officesIn(sent),
      password,
      mustChange: true,
    };
    const asked = await ask.try(CREATE, { commandId: textOf(sent, "commandId"), input });
    if (!asked.ok)
      return failed("create", asked.fault, sent, (path) => FIELDS.find((field) => path.includes(field)) ?? null);
    const { userId, receipt } = asked.data.createUser;
    const made = sent.get("how") === "chosen" ? null : password;
    return {
      created: { userId, position: receipt.position, name: input.displayName, username: input.username, made },
    };
  },
};
