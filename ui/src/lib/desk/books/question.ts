import { graphql } from "../../graphql/tada.js";
import { POSTED_ENTRY } from "./entry.js";

/** The trial balance as it is narrowed, and every account that there is to choose from. */
export const TRIAL_BALANCE = graphql(`
  query TrialBalanceAtTheDesk($from: CivilDate, $to: CivilDate, $asOf: Instant, $item: String, $offices: [String!]) {
    lines: trialBalance(from: $from, to: $to, asOf: $asOf, revenueItem: $item, offices: $offices) {
      ledgerAccount
      name
      kind
      debit
      credit
      balance
    }
    all: trialBalance {
      revenueItem
      itemName
    }
    openRevenue {
      years
    }
  }
`);

/** One account: how it stood before a period, what the period brought, and a page of its entries. */
export const ACCOUNT = graphql(`
  query LedgerAccountAtTheDesk(
    $account: String!
    $from: CivilDate
    $to: CivilDate!
    $before: CivilDate!
    $hasBefore: Boolean!
    $asOf: Instant
    $offices: [String!]
    $filter: JournalFilter!
    $after: String
  ) {
    before: trialBalance(to: $before, asOf: $asOf, ledgerAccount: $account, offices: $offices)
      @include(if: $hasBefore) {
      balance
    }
    turnover: trialBalance(from: $from, to: $to, asOf: $asOf, ledgerAccount: $account, offices: $offices) {
      name
      debit
      credit
      balance
    }
    ever: trialBalance(ledgerAccount: $account) {
      name
    }
    journal(first: 50, filter: $filter, after: $after) {
      nodes {
        id
        effectiveDate
        recordedAt
        text
        office
        lines {
          ledgerAccount
          debit
          credit
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** One entry, with all its postings. */
export const ENTRY = graphql(
  `
    query JournalEntryAtTheDesk($id: ID!) {
      entry: journalEntry(id: $id) {
        ...PostedEntry
        accountId
        office
      }
    }
  `,
  [POSTED_ENTRY],
);

/** What else the same fact brought into the books. */
export const OF_EVENT = graphql(`
  query EntriesOfEvent($eventId: ID!) {
    journal(first: 100, filter: { eventId: $eventId }) {
      nodes {
        id
        effectiveDate
        lines {
          debit
        }
      }
    }
  }
`);

/** Revenue of a year as the accounts say it. */
export const REVENUE = graphql(`
  query RevenueAtTheDesk($year: Int!, $from: CivilDate, $to: CivilDate, $item: String, $offices: [String!]) {
    revenue(year: $year) {
      revenueItem
      name
      office
      month
      assessed
      collected
    }
    plannedRevenue(year: $year) {
      revenueItem
      name
      unit
      planned
    }
    lines: trialBalance(from: $from, to: $to, revenueItem: $item, offices: $offices) {
      ledgerAccount
      name
      debit
      credit
      balance
    }
    openRevenue {
      years
    }
  }
`);
