import { REASON } from "../../calculator/questions.js";
import { graphql } from "../../graphql/tada.js";

/** What a taxpayer owes, paid and has, as the account's own stream says it. */
export const TAXPAYER = graphql(
  `
    query TaxpayerAtTheDesk($id: ID!, $minPosition: Position) {
      taxpayer(taxpayerId: $id, minPosition: $minPosition) {
        id
        name
        kind
        identifier
        identifierWarning
        unit
        street
        office
        status
        goesOn {
          id
          name
        }
      }
      mergedRecords(taxpayerId: $id) {
        id
        name
        identifier
      }
      dossier(taxpayerId: $id, minPosition: $minPosition)
      accountPosition(accountId: $id) {
        effectiveOn
        outstanding {
          total
        }
        overdue {
          total
        }
        overdueSince
        paid
        advance
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
            number
            due
            overdue
          }
        }
      }
      obligationReasons(accountId: $id) {
        ...ReasonInWords
      }
      invoices(first: 50, filter: { accountId: $id }, minPosition: $minPosition) {
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
      }
      taxNotices(first: 50, filter: { accountId: $id }, minPosition: $minPosition) {
        nodes {
          id
          number
          kind
          issuedOn
          payBy
          total
          way
          mail
          receivedOn
        }
      }
      payments(first: 50, filter: { accountId: $id }, minPosition: $minPosition) {
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
      }
      clearances(first: 20, filter: { accountId: $id }, minPosition: $minPosition) {
        nodes {
          id
          number
          issuedOn
          validUntil
          revokedOn
          mergedFrom {
            name
            identifier
          }
        }
      }
      agreements(accountId: $id) {
        id
        instalments {
          due
          amount
          paid
          status
        }
      }
    }
  `,
  [REASON],
);

/** Whether a clearance could be given. */
export const CLEARANCE_CHECK = graphql(`
  query ClearanceCheckAtTheDesk($id: ID!) {
    clearanceCheck(accountId: $id) {
      owedTotal
      article
    }
  }
`);

/** Where a taxpayer belongs. */
export const REGISTERED = graphql(`
  query RegisteredTaxpayer($id: ID!) {
    taxpayer(taxpayerId: $id) {
      id
      office
      unit
    }
  }
`);

/** The law of the years: names of taxes, and what is asked of each kind of object. */
export const PACKAGES = graphql(`
  query PackagesAtTheDesk {
    fiscalPackages(first: 20) {
      nodes {
        fiscalYear
        status
        content
      }
    }
  }
`);

export const DECLARE = graphql(`
  mutation Declare($commandId: UUID!, $input: DeclareObjectInput!) {
    declareObject(commandId: $commandId, input: $input) {
      objectId
      receipt {
        position
      }
    }
  }
`);
export const CHANGE = graphql(`
  mutation ChangeObject($commandId: UUID!, $input: ChangeObjectInput!) {
    changeObject(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const CORRECT = graphql(`
  mutation CorrectObjectAtTheDesk($commandId: UUID!, $input: CorrectObjectInput!) {
    correctObject(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const RETIRE = graphql(`
  mutation RetireObject($commandId: UUID!, $input: RetireObjectInput!) {
    retireObject(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const ASSESS = graphql(`
  mutation Assess($commandId: UUID!, $input: AssessTaxpayerInput!) {
    assessTaxpayer(commandId: $commandId, input: $input) {
      outcome
      difference
      total
      receipt {
        position
      }
    }
  }
`);
export const INVOICE = graphql(`
  mutation Invoice($commandId: UUID!, $input: IssueInvoiceInput!) {
    issueInvoice(commandId: $commandId, input: $input) {
      number
      receipt {
        position
      }
    }
  }
`);
export const CLEAR = graphql(`
  mutation IssueClearance($commandId: UUID!, $input: IssueClearanceInput!) {
    issueClearance(commandId: $commandId, input: $input) {
      number
      receipt {
        position
      }
    }
  }
`);
export const REVERSE = graphql(`
  mutation ReversePayment($commandId: UUID!, $input: ReversePaymentInput!) {
    reversePayment(commandId: $commandId, input: $input) {
      revokedClearances
      receipt {
        position
      }
    }
  }
`);
