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

/** A cash desk on its day. */
export const DESK_DAY = graphql(`
  fragment DeskDay on CashDeskDay @_unmask {
    id
    desk
    date
    office
    cashier {
      id
      name
    }
    state
    float
    taken
    receipts
    givenBack
    returned
    expected
    counted
    difference
    explanation
    count {
      denomination
      pieces
    }
    openedAt
    closedAt
  }
`);
export const DESKS = graphql(
  `
    query CashDesks($filter: CashDeskFilter, $after: String, $minPosition: Position) {
      cashDesks(first: 50, after: $after, filter: $filter, minPosition: $minPosition) {
        nodes {
          ...DeskDay
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [DESK_DAY],
);
/** What a desk took on its day; what came last stands first as far as one page goes. */
export const TAKEN = graphql(`
  query TakenAtTheCashDesk($filter: PaymentFilter, $after: String, $minPosition: Position) {
    payments(first: 200, after: $after, filter: $filter, minPosition: $minPosition) {
      nodes {
        id
        accountId
        amount
        recordedAt
        receiptNumber
        payer
        reversed
        reversalGround
        taxpayer {
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
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
      receipt {
        position
      }
    }
  }
`);
