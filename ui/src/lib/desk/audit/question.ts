import { graphql } from "../../graphql/tada.js";

export const EVENT_LINE = graphql(`
  fragment EventLine on LedgerEvent @_unmask {
    id
    type
    what
    stream
    about
    recordedAt
    actor {
      id
      name
    }
    actorRole
    actorOffice
  }
`);

export const EVENTS = graphql(
  `
    query AuditEvents(
      $filter: AuditFilter
      $first: Int
      $after: String
      $last: Int
      $before: String
      $minPosition: Position
    ) {
      auditTrail(
        filter: $filter
        first: $first
        after: $after
        last: $last
        before: $before
        minPosition: $minPosition
      ) {
        nodes {
          ...EventLine
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
    }
  `,
  [EVENT_LINE],
);

export const EVENT_KINDS = graphql(`
  query EventKinds {
    ledgerEventKinds {
      type
      what
    }
  }
`);

export const ACTOR = graphql(`
  query AuditActor($username: String!) {
    auditActor(username: $username) {
      id
      name
    }
  }
`);

export const EVENT = graphql(
  `
    query AuditEvent($id: ID!) {
      ledgerEvent(id: $id) {
        ...EventLine
        revision
        position
        effectiveDate
        reason
        commandId
        correlationId
        causationId
        contentHash
        data
      }
    }
  `,
  [EVENT_LINE],
);
