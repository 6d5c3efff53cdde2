import { redirect } from "@sveltejs/kit";
import { failed, textOf } from "$lib/desk/failed.js";
import { graphql } from "$lib/graphql/tada.js";
import { addressOf } from "$lib/places/places.js";

const ROW = graphql(`
  fragment QueueRow on Case @_unmask {
    id
    number
    serviceName {
      sq
      en
    }
    service
    applicantName
    state {
      code
      name {
        sq
        en
      }
    }
    outcome
    suspendedSince
    dueOn
    late
    office
    handlers {
      role
      who {
        id
        name
      }
    }
  }
`);
const WAITING = graphql(
  `
    query Waiting($filter: QueueFilter, $after: String, $minPosition: Position) {
      page: myQueue(first: 50, filter: $filter, after: $after, minPosition: $minPosition) {
        nodes {
          ...QueueRow
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ROW],
);
const LISTED = graphql(
  `
    query Listed($filter: CaseFilter, $after: String, $minPosition: Position) {
      page: cases(first: 50, filter: $filter, after: $after, minPosition: $minPosition) {
        nodes {
          ...QueueRow
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ROW],
);
const FOUND = graphql(
  `
    query Found($filter: CaseSearch!, $after: String, $minPosition: Position) {
      found: caseSearch(first: 50, filter: $filter, after: $after, minPosition: $minPosition) {
        nodes {
          case {
            ...QueueRow
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ROW],
);
const TAKE_NEXT = graphql(`
  mutation TakeNext($commandId: UUID!, $input: TakeNextCaseInput!) {
    takeNextCase(commandId: $commandId, input: $input) {
      caseId
    }
  }
`);
const TAKE = graphql(`
  mutation Take($commandId: UUID!, $input: TakeCaseInput!) {
    takeCase(commandId: $commandId, input: $input) {
      caseId
    }
  }
`);

export async function load({ locals: { ask }, params: { which }, url: { searchParams }, parent }) {
  const { me } = await parent();
  const search = (searchParams.get("q") ?? "").trim().slice(0, 200);
  const after = searchParams.get("after");
  const minPosition = searchParams.get("at");
  const paged = { after, minPosition };
  const page = await (async () => {
    if (which === "search") {
      if (search === "") return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
      const byNumber = await ask.try(LISTED, { filter: { number: search.toUpperCase() }, ...paged });
      if (byNumber.ok && byNumber.data.page.nodes.length > 0) return byNumber.data.page;
      const { found } = await ask(FOUND, { filter: { search }, ...paged });
      return { nodes: found.nodes.map((each) => each.case), pageInfo: found.pageInfo };
    }
    if (which === "office") return (await ask(WAITING, { filter: { unassigned: true }, ...paged })).page;
    const filter = which === "late" ? { late: true, open: true } : { handledBy: me.id, open: true };
    return (await ask(LISTED, { filter, ...paged })).page;
  })();
  return { which, search, rows: page.nodes, next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null };
}

export const actions = {
  next: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const asked = await ask.try(TAKE_NEXT, { commandId: crypto.randomUUID(), input: {} });
    if (!asked.ok) return failed("next", asked.fault, sent);
    redirect(303, addressOf("desk", language, `cases/${asked.data.takeNextCase.caseId}`));
  },
  take: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const input = { caseId: textOf(sent, "caseId") };
    const asked = await ask.try(TAKE, { commandId: crypto.randomUUID(), input });
    if (!asked.ok) return failed("take", asked.fault, sent);
    redirect(303, addressOf("desk", language, `cases/${input.caseId}`));
  },
};
