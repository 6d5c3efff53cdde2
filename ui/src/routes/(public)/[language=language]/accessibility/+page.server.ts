import { graphql } from "$lib/graphql/tada.js";

const OFFICES = graphql(`
  query Offices {
    municipality {
      offices {
        code
        address
        name {
          sq
          en
        }
      }
    }
  }
`);

export async function load({ locals: { ask } }) {
  const { municipality } = await ask(OFFICES, {});
  return { offices: municipality.offices };
}
