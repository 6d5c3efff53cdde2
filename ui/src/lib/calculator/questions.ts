import { graphql, type ResultOf } from "../graphql/tada.js";

/** The package in force, and where it holds. */
export const PUBLISHED_LAW = graphql(`
  query PublishedLaw {
    municipality {
      units {
        code
        name {
          sq
          en
        }
      }
    }
    publishedLaw {
      year
      notice {
        sq
        en
      }
      decisionNumber
      decisionDate
      subjects {
        kind
        form
        name {
          sq
          en
        }
        grounds {
          code
          name {
            sq
            en
          }
        }
      }
    }
  }
`);

/** A tax or tariff in words: the way to its sum, and the article. */
const LINE = graphql(`
  fragment LineInWords on EstimatedLine @_unmask {
    item
    kind
    subject
    months
    share
    proratedBy
    gross
    net
    legalBasis
    name {
      sq
      en
    }
    zone {
      sq
      en
    }
    base {
      kind
      value
      assumed
      name {
        sq
        en
      }
    }
    rate {
      type
      figure
      per
      source
      assumed
      name {
        sq
        en
      }
    }
    modifiers {
      multiply
      assumed
      name {
        sq
        en
      }
    }
    reliefs {
      amount
      legalBasis
      name {
        sq
        en
      }
    }
    due {
      on
      amount
    }
  }
`);

export const ESTIMATE = graphql(
  `
    query Estimate($input: EstimateInput!) {
      estimate(input: $input) {
        total
        lines {
          ...LineInWords
        }
      }
    }
  `,
  [LINE],
);

/** Why an obligation is what it is. */
export const REASON = graphql(
  `
    fragment ReasonInWords on ObligationReason @_unmask {
      key
      year
      name {
        sq
        en
      }
      object
      assessedOn
      decisionNumber
      decisionDate
      ground
      caseId
      stretches {
        ...LineInWords
      }
    }
  `,
  [LINE],
);

/** Why each obligation of whoever signed in is what it is. */
export const MY_REASONS = graphql(
  `
    query MyReasons {
      myReasons {
        ...ReasonInWords
      }
    }
  `,
  [REASON],
);

export type Reason = ResultOf<typeof REASON>;
export type EstimatedLine = ResultOf<typeof ESTIMATE>["estimate"]["lines"][number];
