import { graphql } from "$lib/graphql/tada.js";

const VISIT = graphql(`
  query Visit {
    municipality {
      code
      calendar {
        assumedYears
      }
      name {
        sq
        en
      }
    }
    me {
      displayName
      taxpayerId
    }
  }
`);

export async function load({ locals: { ask, language } }) {
  const { municipality, me } = await ask(VISIT, {});
  // Whoever signed in as an officer is a visitor here.
  const citizen = me === null || me.taxpayerId === null ? null : { name: me.displayName };
  return { language, municipality, citizen };
}
