import { redirect } from "@sveltejs/kit";
import { graphql } from "$lib/graphql/tada.js";
import { addressOf } from "$lib/places/places.js";

const SERVICES = graphql(`
  query ServicesAtTheCounter($filter: ServiceFilter) {
    services(first: 200, filter: $filter) {
      nodes {
        code
        name {
          sq
          en
        }
        group {
          name {
            sq
            en
          }
        }
      }
    }
  }
`);

export async function load({ locals: { ask, language }, url }) {
  const search = (url.searchParams.get("q") ?? "").trim().slice(0, 200);
  const filter = search === "" ? {} : { search };
  const { services } = await ask(SERVICES, { filter });
  // Enter opens the first, also where no script ran.
  if (url.searchParams.has("go") && services.nodes[0])
    redirect(303, addressOf("desk", language, `lodge/${services.nodes[0].code}`));
  return { search, services: services.nodes };
}
