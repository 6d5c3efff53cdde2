import { graphql } from "$lib/graphql/tada.js";

const WHOSE_SITE = graphql(`
  query WhoseSite {
    municipality {
      name {
        sq
        en
      }
    }
  }
`);

/** Whose site it is, for an address that no page has: the layouts of the rooms, which ask it for their own, are not asked there. */
export async function load({ route, untrack, locals: { ask } }) {
  if (untrack(() => route.id) !== null) return {};
  // That there is no such page is said also where the municipality is not known, or its name cannot be read now.
  const asked = await ask(WHOSE_SITE, {}).catch(() => null);
  return asked === null ? {} : { municipality: asked.municipality };
}
