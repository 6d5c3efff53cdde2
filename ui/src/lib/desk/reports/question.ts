import { graphql } from "../../graphql/tada.js";
import { POSTED_ENTRY } from "../books/entry.js";

export const TRIAL_BALANCE_REPORT = graphql(`
  query TrialBalanceReport($from: CivilDate!, $to: CivilDate!, $asOf: Instant, $offices: [String!]) {
    trialBalance(from: $from, to: $to, asOf: $asOf, offices: $offices) {
      ledgerAccount
      name
      kind
      debit
      credit
      balance
    }
  }
`);

/** What is owed by item, at the end of a day, of the offices of one unit. */
export const RECEIVABLES_REPORT = graphql(`
  query ReceivablesReport($to: CivilDate!, $asOf: Instant, $offices: [String!]!) {
    trialBalance(to: $to, asOf: $asOf, offices: $offices) {
      ledgerAccount
      revenueItem
      itemName
      balance
    }
  }
`);

export const COLLECTIONS_REPORT = graphql(`
  query CollectionsReport($from: CivilDate!, $to: CivilDate!) {
    collections(from: $from, to: $to) {
      paidOn
      office
      channel
      payments
      amount
      reversed
    }
  }
`);

export const PAYMENTS_REPORT = graphql(`
  query PaymentsReport($from: CivilDate!, $to: CivilDate!, $after: String) {
    page: payments(first: 200, after: $after, filter: { paidFrom: $from, paidTo: $to }) {
      nodes {
        id
        accountId
        taxpayer {
          name
        }
        paidOn
        amount
        channel
        office
        receiptNumber
        reference
        reversed
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const JOURNAL_REPORT = graphql(
  `
    query JournalReport($from: CivilDate!, $to: CivilDate!, $asOf: Instant, $after: String) {
      page: journal(first: 200, after: $after, filter: { from: $from, to: $to, asOf: $asOf }) {
        nodes {
          ...PostedEntry
          accountId
          office
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [POSTED_ENTRY],
);

export const CASES_REPORT = graphql(`
  query CasesReport($filter: CasePerformanceInput!) {
    casePerformance(filter: $filter) {
      service
      office
      received
      decided
      pending
      decidedLate
      pendingLate
      medianDays
      ninetiethDays
    }
  }
`);

export const CASHIERS_REPORT = graphql(`
  query CashiersReport($from: CivilDate!, $to: CivilDate!) {
    collections(from: $from, to: $to, byCashier: true) {
      paidOn
      office
      channel
      recordedBy {
        id
        name
      }
      payments
      amount
      reversed
    }
  }
`);

export const ARREARS_REPORT = graphql(`
  query ArrearsReport {
    arrears {
      askedAt
      lines {
        revenueItem
        name
        unit
        notDue
        upTo30Days
        upTo90Days
        upTo365Days
        upTo5Years
        over5Years
        late
        underAgreement
        contested
        claimable
      }
    }
  }
`);

export const DEBTORS_REPORT = graphql(`
  query DebtorsReport($filter: DebtorFilter) {
    debtors(first: 200, filter: $filter) {
      askedAt
      debtors {
        accountId
        taxpayer {
          name
          kind
          unit
        }
        owed
        underAgreement
        contested
        claimable
        since
      }
    }
  }
`);
