import { graphql } from "../../graphql/tada.js";

/** The runs of notices of the municipality, the latest first, and the packages whose taxes can be chosen. */
export const NOTICE_RUNS = graphql(`
  query NoticeRunsAtTheDesk($after: String) {
    noticeRuns(first: 25, after: $after) {
      nodes {
        id
        kind
        state
        expected
        counts {
          taxpayers
          issued
          byEmail
          refused
        }
        total
        startedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    fiscalPackages(first: 50) {
      nodes {
        fiscalYear
        status
        content
      }
    }
    noticeRunsAtWork
  }
`);

/** The packages that name the taxes which a run was started for. */
export const NAMES = graphql(`
  query NamesOfTaxes {
    fiscalPackages(first: 50) {
      nodes {
        status
        content
      }
    }
  }
`);

export const START_NOTICES = graphql(`
  mutation StartNotices($commandId: UUID!, $input: StartNoticeRunInput!) {
    startNoticeRun(commandId: $commandId, input: $input) {
      runId
    }
  }
`);

export const LOOK_AT_NOTICES = graphql(`
  mutation LookAtNotices($commandId: UUID!, $input: NoticeLookInput!) {
    lookAtNotices(commandId: $commandId, input: $input) {
      lookId
    }
  }
`);

/** What notices were chosen by. */
const TERMS = graphql(`
  fragment TermsOfNotices on NoticeTerms @_unmask {
    items
    year
    daysLate
    minimum
    quietDays
    payWithin
  }
`);
const COUNTS = graphql(`
  fragment CountsOfNotices on NoticeCounts @_unmask {
    taxpayers
    issued
    byEmail
    without
    refused
  }
`);

/** What a run would issue, as somebody looked at it last. */
export const NOTICE_LOOK = graphql(
  `
    query NoticeLookAtTheDesk($skip: Int!) {
      noticeLook {
        id
        kind
        state
        issuedOn
        unit
        taxpayerKind
        terms {
          ...TermsOfNotices
        }
        expected
        total
        byEmail
        counts {
          ...CountsOfNotices
        }
        told(first: 100, skip: $skip) {
          taxpayerId
          name
          unit
          way
          payBy
          parts
          total
        }
        refusals {
          taxpayerId
          name
          text
        }
      }
    }
  `,
  [TERMS, COUNTS],
);

/** How far a look has come. */
export const LOOK_PROGRESS = `subscription {
  run: noticeLookProgress {
    expected
    total
    counts { taxpayers issued byEmail without refused }
  }
}`;

export const RESUME_NOTICES = graphql(`
  mutation ResumeNotices($commandId: UUID!, $input: NoticeRunInput!) {
    resumeNoticeRun(commandId: $commandId, input: $input) {
      runId
    }
  }
`);
export const ABANDON_NOTICES = graphql(`
  mutation AbandonNotices($commandId: UUID!, $input: AbandonNoticeRunInput!) {
    abandonNoticeRun(commandId: $commandId, input: $input) {
      runId
    }
  }
`);

/** One run as its stream has it, with whom it refused. */
export const NOTICE_RUN = graphql(
  `
    query NoticeRunAtTheDesk($id: ID!) {
      run: noticeRun(id: $id) {
        id
        kind
        state
        atWork
        issuedOn
        unit
        taxpayerKind
        terms {
          ...TermsOfNotices
        }
        expected
        total
        counts {
          ...CountsOfNotices
        }
        mail {
          waiting
          undelivered
        }
        refusals {
          taxpayerId
          name
          text
        }
      }
    }
  `,
  [TERMS, COUNTS],
);

/** What a run issued, a hundred at once. */
export const NOTICES = graphql(`
  query NoticesOfRun($runId: ID!, $after: String) {
    taxNotices(first: 100, after: $after, filter: { runId: $runId }) {
      nodes {
        id
        accountId
        name
        number
        way
        mail
        total
        payBy
        receivedOn
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** How far a run at work has come. */
export const NOTICE_PROGRESS = `subscription ($runId: ID!) {
  run: noticeRunProgress(runId: $runId) {
    state
    expected
    total
    counts { taxpayers issued byEmail without refused }
  }
}`;
