import { graphql } from "../../graphql/tada.js";

/** An entry of the journal with all its postings. */
export const POSTED_ENTRY = graphql(`
  fragment PostedEntry on JournalEntry @_unmask {
    id
    eventId
    effectiveDate
    recordedAt
    text
    lines {
      ledgerAccount
      name
      debit
      credit
    }
  }
`);
