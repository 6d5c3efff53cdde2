import { graphql } from "$lib/graphql/tada.js";

const SERVICES = graphql(`
  query Services($filter: ServiceFilter) {
    all: services(first: 200) {
      nodes {
        group {
          code
          name {
            sq
            en
          }
        }
      }
    }
    found: services(first: 200, filter: $filter) {
      nodes {
        code
        name {
          sq
          en
        }
        group {
          code
        }
        timeLimit {
          value
          unit
        }
        fees {
          amount
        }
      }
    }
  }
`);

const APPLICANTS = { citizen: "CITIZEN", business: "BUSINESS" } as const;

export async function load({ locals: { ask }, url: { searchParams } }) {
  const search = (searchParams.get("q") ?? "").trim().slice(0, 200);
  const group = (searchParams.get("group") ?? "").slice(0, 80);
  const named = searchParams.get("applicant");
  const applicant = named === "citizen" || named === "business" ? named : null;
  const filter = {
    ...(search === "" ? {} : { search }),
    ...(group === "" ? {} : { group }),
    ...(applicant === null ? {} : { applicantKind: APPLICANTS[applicant] }),
  };
  const { all, found } = await ask(SERVICES, { filter });
  const groups = new Map(all.nodes.map((each) => [each.group.code, each.group]));
  return {
    asked: { search, group, applicant },
    total: all.nodes.length,
    groups: [...groups.values()],
    found: found.nodes,
  };
}
