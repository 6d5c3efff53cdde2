import { graphql } from "../../graphql/tada.js";
import { POSTED_ENTRY } from "../books/entry.js";

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

const ACCOUNT_TOTALS = graphql(`
  fragment AccountTotals on AccountPosition @_unmask {
    paid
    advance
    writtenOff
    refundsApproved
    refundsPaid
    outstanding {
      principal
      interest
      fine
      total
    }
    overdue {
      total
    }
  }
`);

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

export const INSIDE = graphql(
  `
    query AuditEventInside($id: ID!) {
      ledgerEventInside(id: $id) {
        kind
        recordId
        readable
        data
        changes {
          field
          before
          after
        }
        before {
          ...AccountTotals
        }
        after {
          ...AccountTotals
        }
      }
    }
  `,
  [ACCOUNT_TOTALS],
);

export const THREAD = graphql(
  `
    query AuditThread($id: ID!) {
      ledgerThread(id: $id) {
        complete
        events {
          ...EventLine
          commandId
          causationId
        }
      }
    }
  `,
  [EVENT_LINE],
);

export const POSTED_BY = graphql(
  `
    query PostedBy($eventId: ID!) {
      journal(first: 50, filter: { eventId: $eventId }) {
        nodes {
          ...PostedEntry
        }
      }
    }
  `,
  [POSTED_ENTRY],
);

export const POSTED_ON = graphql(
  `
    query PostedOn($accountId: ID!, $asOf: Instant) {
      journal(first: 50, filter: { accountId: $accountId, asOf: $asOf }) {
        nodes {
          ...PostedEntry
        }
      }
    }
  `,
  [POSTED_ENTRY],
);

export const HISTORY = graphql(
  `
    query RecordThen($kind: RecordKind!, $id: ID!, $moments: [MomentInput!]!) {
      recordHistory(kind: $kind, id: $id, moments: $moments) {
        states {
          events
          total
          effectiveOn
          state
          last {
            id
            what
            position
            recordedAt
          }
          account {
            ...AccountTotals
          }
        }
        changes {
          field
          before
          after
        }
      }
    }
  `,
  [ACCOUNT_TOTALS],
);

export const TOTALS = graphql(`
  query TotalsThen($asOf: Instant) {
    trialBalance(asOf: $asOf) {
      ledgerAccount
      name
      debit
      credit
      balance
    }
  }
`);

export const PEOPLE = graphql(`
  query AuditPeople($filter: TaxpayerFilter, $after: String) {
    taxpayers(first: 50, filter: $filter, after: $after) {
      nodes {
        id
        name
        identifier
        unit
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const CASES_OF = graphql(`
  query AuditCasesOf($id: ID!) {
    cases(first: 99, filter: { taxpayerId: $id }) {
      nodes {
        id
        number
      }
    }
  }
`);

export const PEOPLE_NAMED = graphql(`
  query AuditPeopleNamed($ids: [ID!]!) {
    auditPeople(ids: $ids) {
      id
      name
    }
  }
`);

export const READS = graphql(
  `
    query AuditReads($filter: AuditFilter, $first: Int, $after: String, $last: Int, $before: String) {
      auditTrail(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...EventLine
          data
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

export const LEDGER_TIMELINE = graphql(`
  query LedgerTimeline($at: Instant) {
    ledgerTimeline(at: $at) {
      spans {
        from
        to
        events
      }
      previous
      next
    }
  }
`);
