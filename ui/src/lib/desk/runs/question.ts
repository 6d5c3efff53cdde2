import { graphql } from "../../graphql/tada.js";

/** The runs of the municipality, the latest first, and the years that there is law of. */
export const RUNS = graphql(`
  query RunsAtTheDesk($after: String, $minPosition: Position) {
    assessmentRuns(first: 25, after: $after, minPosition: $minPosition) {
      nodes {
        id
        year
        state
        invoice
        expected
        counts {
          taxpayers
          invoiced
          refused
        }
        total
        startedAt
        finishedAt
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
      }
    }
    runsAtWork
  }
`);

export const PREVIEW = graphql(`
  query RunPreview($year: Int!, $unit: String, $kind: String) {
    assessmentRunPreview(year: $year, unit: $unit, kind: $kind) {
      year
      taxpayers
    }
  }
`);

export const START = graphql(`
  mutation StartRun($commandId: UUID!, $input: StartRunInput!) {
    startAssessmentRun(commandId: $commandId, input: $input) {
      runId
    }
  }
`);
export const RESUME = graphql(`
  mutation ResumeRun($commandId: UUID!, $input: RunInput!) {
    resumeAssessmentRun(commandId: $commandId, input: $input) {
      runId
    }
  }
`);
export const ABANDON = graphql(`
  mutation AbandonRun($commandId: UUID!, $input: AbandonRunInput!) {
    abandonAssessmentRun(commandId: $commandId, input: $input) {
      runId
    }
  }
`);

/** One run as its stream has it, with whom it refused. */
export const RUN = graphql(`
  query RunAtTheDesk($id: ID!) {
    run: assessmentRun(id: $id) {
      id
      year
      state
      atWork
      assessedOn
      invoice
      unit
      kind
      expected
      total
      counts {
        taxpayers
        assessed
        reassessed
        unchanged
        refused
        invoiced
      }
      refusals {
        taxpayerId
        name
        text
      }
    }
  }
`);

/** A packet of the invoices that a run issued. */
export const INVOICES = graphql(`
  query InvoicesOfRun($runId: ID!, $after: String) {
    invoices(first: 100, after: $after, filter: { runId: $runId }) {
      nodes {
        id
        accountId
        name
        number
        status
        amounts {
          total
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** How far a run at work has come. */
export const RUN_PROGRESS = `subscription ($runId: ID!) {
  run: assessmentRunProgress(runId: $runId) {
    state
    expected
    total
    counts { taxpayers assessed reassessed unchanged refused invoiced }
  }
}`;
