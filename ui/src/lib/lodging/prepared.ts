import { graphql } from "../graphql/tada.js";

/** What an application for a service takes, and what the municipality knows of the applicant already. */
export const PREPARED = graphql(`
  fragment Prepared on PreparedApplication @_unmask {
    formSchema
    name {
      sq
      en
    }
    applicant {
      name
      identifier
      contact {
        email
        phone
        address
      }
    }
    bring {
      mandatory
      document {
        code
        accepts {
          mediaTypes
          maxMegabytes
        }
        name {
          sq
          en
        }
      }
    }
    held {
      code
      name {
        sq
        en
      }
    }
  }
`);
