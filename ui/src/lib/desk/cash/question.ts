import { graphql } from "../../graphql/tada.js";

export const FOUND = graphql(`
  query TaxpayersAtTheCashDesk($search: String!) {
    taxpayers(first: 10, filter: { search: $search }) {
      nodes {
        id
        name
        identifier
        street
      }
    }
  }
`);
export const OWED = graphql(`
  query OwedAtTheCashDesk($id: ID!) {
    taxpayer(taxpayerId: $id) {
      id
      name
      identifier
    }
    accountPosition(accountId: $id) {
      outstanding {
        total
      }
      overdue {
        total
      }
    }
  }
`);
export const TAKEN = graphql(`
  query TakenAtTheCashDesk($filter: PaymentFilter, $minPosition: Position) {
    payments(first: 200, filter: $filter, minPosition: $minPosition) {
      nodes {
        id
        accountId
        amount
        receiptNumber
        reversed
        taxpayer {
          name
        }
      }
    }
  }
`);
export const OPEN = graphql(`
  mutation OpenDesk($commandId: UUID!, $input: OpenCashDeskInput!) {
    openCashDesk(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
export const PAY = graphql(`
  mutation Pay($commandId: UUID!, $input: ReceivePaymentInput!) {
    receivePayment(commandId: $commandId, input: $input) {
      paymentId
      receiptNumber
      receipt {
        position
      }
    }
  }
`);
export const CLOSE = graphql(`
  mutation CloseDesk($commandId: UUID!, $input: CloseCashDeskInput!) {
    closeCashDesk(commandId: $commandId, input: $input) {
      counted
      expected
      difference
    }
  }
`);
