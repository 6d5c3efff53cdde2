import { redirect } from "@sveltejs/kit";
import { graphql } from "$lib/graphql/tada.js";
import { keepSent } from "$lib/kept/kept.js";
import { inTirana } from "$lib/format/index.js";
import { addressOf } from "$lib/places/places.js";

const AT_THE_DESK = graphql(`
  query AtTheDesk {
    me {
      id
      displayName
      roles
      offices
      taxpayerId
      mustChangePassword
    }
    municipality {
      name {
        sq
        en
      }
      offices {
        code
        unit
        name {
          sq
          en
        }
      }
      units {
        code
        name {
          sq
          en
        }
      }
    }
  }
`);

export async function load({ locals: { ask, language, sent }, url }) {
  const { me, municipality } = await ask(AT_THE_DESK, {});
  if (me === null || me.taxpayerId !== null) {
    await keepSent(sent, url, language);
    redirect(303, `${addressOf("desk", language, "sign-in")}?next=${encodeURIComponent(url.pathname + url.search)}`);
  }
  if (me.mustChangePassword && !url.pathname.endsWith("/password"))
    redirect(303, addressOf("desk", language, "password"));
  const { date: today } = inTirana(new Date().toISOString());
  const own = municipality.offices.filter(({ code }) => me.offices === null || me.offices.includes(code));
  return { language, me, municipality, offices: own, today };
}
