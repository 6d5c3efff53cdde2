import { graphql, type ResultOf } from "../../graphql/tada.js";

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
    lodgedOn
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
const SAVED = graphql(`
  fragment SavedFilter on SavedCaseFilter @_unmask {
    name
    queue
    service
    office
    dueWithin
    orderBy
  }
`);
export type QueueRow = ResultOf<typeof WAITING>["page"]["nodes"][number];
export type SavedShown = ResultOf<typeof WAITING>["saved"][number];

export const WAITING = graphql(
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
      saved: mySavedFilters {
        ...SavedFilter
      }
    }
  `,
  [ROW, SAVED],
);
export const LISTED = graphql(
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
      saved: mySavedFilters {
        ...SavedFilter
      }
    }
  `,
  [ROW, SAVED],
);
export const FOUND = graphql(
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

/** How long the lists are, for the rail. */
export const COUNTS = graphql(`
  query CaseCounts($minPosition: Position) {
    caseCounts(minPosition: $minPosition) {
      mine
      waiting
      late
    }
  }
`);

/** What a list can be narrowed to. */
export const SERVICES = graphql(`
  query ServicesToNarrowTo {
    services(first: 200) {
      nodes {
        code
        name {
          sq
          en
        }
      }
    }
  }
`);

/** A case beside the list. Reading it is recorded. */
export const BESIDE = graphql(`
  query CaseBeside($id: ID!, $after: Int) {
    case(id: $id) {
      id
      number
      revision
      office
      outcome
      service {
        name {
          sq
          en
        }
      }
      state {
        code
        name {
          sq
          en
        }
      }
      applicant {
        name
      }
      handlers {
        role
        who {
          id
          name
        }
      }
      limits {
        name
        dueOn
        endedAt
      }
      missingDocuments {
        code
        name {
          sq
          en
        }
      }
      actions {
        transition
        allowed
        name {
          sq
          en
        }
        why {
          words {
            sq
            en
          }
        }
      }
      timeline(after: $after) {
        id
        recordedAt
        role
        who {
          id
          name
        }
        words {
          sq
          en
        }
      }
    }
  }
`);
export type CaseBeside = ResultOf<typeof BESIDE>["case"];

export const TAKE_NEXT = graphql(`
  mutation TakeNext($commandId: UUID!, $input: TakeNextCaseInput!) {
    takeNextCase(commandId: $commandId, input: $input) {
      caseId
    }
  }
`);
export const TAKE = graphql(`
  mutation Take($commandId: UUID!, $input: TakeCaseInput!) {
    takeCase(commandId: $commandId, input: $input) {
      caseId
    }
  }
`);
export const SAVE = graphql(`
  mutation SaveMyFilter($input: SaveMyFilterInput!) {
    saveMyFilter(input: $input) {
      name
    }
  }
`);
export const DROP = graphql(`
  mutation DropMyFilter($name: String!) {
    dropMyFilter(name: $name)
  }
`);
