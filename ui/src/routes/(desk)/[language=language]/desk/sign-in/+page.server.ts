import { fail, redirect } from "@sveltejs/kit";
import { addressOf } from "$lib/places/places.js";
import { ownPlace } from "$lib/places/next.js";
import { graphql } from "$lib/graphql/tada.js";

const MUNICIPALITY = graphql(`
  query NameAtTheDoor {
    municipality {
      name {
        sq
        en
      }
    }
  }
`);

export async function load({ locals: { ask, language }, url }) {
  const { municipality } = await ask(MUNICIPALITY, {});
  return { language, municipality, next: url.searchParams.get("next") ?? "" };
}

export const actions = {
  default: async ({ request, url, locals: { door, language } }) => {
    const sent = await request.formData();
    const username = sent.get("username");
    const fault = await door.signIn({ username, password: sent.get("password") });
    if (fault !== null) return fail(400, { fault, username: typeof username === "string" ? username : "" });
    redirect(303, ownPlace(url.searchParams.get("next"), [addressOf("desk", language)]));
  },
};
