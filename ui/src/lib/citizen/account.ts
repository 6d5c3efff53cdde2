import { graphql } from "../graphql/tada.js";

/** What the account of whoever signed in says today. */
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
    }
  }
`);
