import { fail, redirect } from "@sveltejs/kit";
import { failed } from "$lib/desk/failed.js";
import { deskWords } from "$lib/desk/words/index.js";
import { graphql } from "$lib/graphql/tada.js";
import { addressOf } from "$lib/places/places.js";

const CHANGE = graphql(`
  mutation ChangeOwnPassword($commandId: UUID!, $input: ChangeOwnPasswordInput!) {
    changeOwnPassword(commandId: $commandId, input: $input)
  }
`);

export const actions = {
  default: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const [current, wanted, again] = ["current", "wanted", "again"].map((name) =>
      String(sent.get(`password-${name}`) ?? ""),
    );
    if (wanted !== again)
      return fail(422, {
        form: "password",
        faults: [{ id: "again", message: deskWords(language).door.differ }],
        typed: {},
      });
    const input = { currentPassword: current ?? "", newPassword: wanted ?? "" };
    const asked = await ask.try(CHANGE, { commandId: crypto.randomUUID(), input });
    if (!asked.ok)
      return failed("password", asked.fault, new FormData(), (path) =>
        path.endsWith("currentPassword") ? "current" : "wanted",
      );
    redirect(303, addressOf("desk", language, "sign-in"));
  },
};
