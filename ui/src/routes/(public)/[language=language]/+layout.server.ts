import { graphql } from "$lib/graphql/tada.js";

const MUNICIPALITY = graphql(`
  query Municipality {
    municipality {
      code
      name {
        sq
        en
      }
    }
  }
`);

export async function load({ locals: { ask, language } }) {
  const { municipality } = await ask(MUNICIPALITY, {});
  return { language, municipality };
}
