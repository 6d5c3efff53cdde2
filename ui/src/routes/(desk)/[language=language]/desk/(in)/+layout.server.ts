import { redirect } from "@sveltejs/kit";
import { LOOK_COOKIE, lookChosen } from "$lib/desk/look.js";
import { COUNTS } from "$lib/desk/queue/question.js";
import { isOne, WITH_QUEUES } from "$lib/desk/rooms.js";
import type { Ask } from "$lib/graphql/ask.js";
import { graphql } from "$lib/graphql/tada.js";
import { keepSent } from "$lib/kept/keep-sent.js";
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
      calendar {
        assumedYears
      }
      name {
        sq
        en
      }
      offices {
        code
        unit
        closed
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

export async function load({ locals: { ask, language, sent }, cookies, url }) {
  const { me, municipality } = await ask(AT_THE_DESK, {});
  if (me === null || me.taxpayerId !== null) {
    await keepSent(sent, url, language);
    redirect(303, `${addressOf("desk", language, "sign-in")}?next=${encodeURIComponent(url.pathname + url.search)}`);
  }
  if (me.mustChangePassword && !url.pathname.endsWith("/password"))
    redirect(303, addressOf("desk", language, "password"));
  const { date: today } = inTirana(new Date().toISOString());
  const own = municipality.offices.filter(({ code }) => me.offices === null || me.offices.includes(code));
  const counts = isOne(me.roles, ...WITH_QUEUES) ? await countsOf(ask, url) : null;
  const look = lookChosen(cookies.get(LOOK_COOKIE));
  return { language, me, municipality, offices: own, today, counts, look };
}

/**
 * How long the queues are: told anew for each page, and for each change that a queue is told of. What cannot be told is left
 * out: no page fails for it.
 */
async function countsOf(ask: Ask, { pathname, searchParams }: URL) {
  const isQueue = /\/queue\/[a-z]+$/.test(pathname);
  const asked = await ask.try(COUNTS, { minPosition: isQueue ? searchParams.get("at") : null });
  return asked.ok ? asked.data.caseCounts : null;
}
