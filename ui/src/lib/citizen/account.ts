import { graphql, type ResultOf } from "../graphql/tada.js";

/** What the account of whoever signed in says today, and where it is looked after. */
export const MY_ACCOUNT = graphql(`
  query MyAccount {
    myAccount {
      effectiveOn
      overdueSince
      advance
      outstanding {
        total
      }
      overdue {
        total
      }
      obligations {
        key
        item
        year
        amount
        outstanding {
          principal
          interest
          fine
          enforcementCosts
          total
        }
        parts {
          due
          outstanding {
            total
          }
        }
      }
    }
    myInvoices(first: 1) {
      nodes {
        number
        office
      }
    }
    municipality {
      offices {
        code
        address
        name {
          sq
          en
        }
      }
    }
  }
`);
export type MyObligation = ResultOf<typeof MY_ACCOUNT>["myAccount"]["obligations"][number];

/** Papers that a page of one's own shows at most; older ones are found at the office. */
export const SHOWN = 100;

export const MY_PAPERS = graphql(`
  query MyPapers($first: Int!) {
    myInvoices(first: $first) {
      nodes {
        id
        number
        issuedOn
        due
        status
        amounts {
          total
        }
        mergedFrom {
          name
          identifier
        }
      }
      pageInfo {
        hasNextPage
      }
    }
    myTaxNotices(first: $first) {
      nodes {
        id
        number
        kind
        issuedOn
        payBy
        total
      }
      pageInfo {
        hasNextPage
      }
    }
    myPayments(first: $first) {
      nodes {
        id
        paidOn
        amount
        channel
        receiptNumber
        reversed
        reversalGround
        mergedFrom {
          name
          identifier
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

export const MY_CLEARANCE = graphql(`
  query MyClearance($first: Int!) {
    myClearanceCheck {
      state
      article
      owedTotal
      owedSince
      owed {
        key
        item
        due
        part
        outstanding {
          total
        }
      }
    }
    myClearances(first: $first) {
      nodes {
        id
        number
        issuedOn
        validUntil
        revokedOn
        revocationGround
        mergedFrom {
          name
          identifier
        }
      }
    }
    myReasons {
      key
      object
      name {
        sq
        en
      }
    }
  }
`);

export const MY_PAPER = graphql(`
  query MyTaxPaper($paper: TaxPaper!, $id: ID!) {
    myTaxPaper(paper: $paper, id: $id) {
      base64
      fileName
      mediaType
    }
  }
`);
