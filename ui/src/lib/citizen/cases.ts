import { graphql, type ResultOf } from "../graphql/tada.js";

export const MY_CASES = graphql(`
  query MyCases($first: Int!, $minPosition: Position) {
    myCases(first: $first, minPosition: $minPosition) {
      nodes {
        id
        number
        lodgedOn
        dueOn
        outcome
        serviceName {
          sq
          en
        }
        state {
          code
          name {
            sq
            en
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
    myDrafts {
      service
      until
    }
  }
`);

export const SERVICE_NAME = graphql(`
  query ServiceName($code: String!) {
    service(code: $code) {
      name {
        sq
        en
      }
    }
  }
`);

export const MY_CASE = graphql(`
  query MyCase($id: ID!) {
    myCase(id: $id) {
      id
      number
      revision
      office
      stateSince
      outcome
      serviceName {
        sq
        en
      }
      state {
        code
        name {
          sq
          en
        }
      }
      form {
        key
        type
        value
        label {
          sq
          en
        }
        valueName {
          sq
          en
        }
      }
      documents {
        id
        name
        path
        standing
        document {
          name {
            sq
            en
          }
        }
      }
      missingDocuments {
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
      requests {
        id
        items {
          words
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
          field {
            code
            name {
              sq
              en
            }
          }
        }
      }
      fees {
        code
        amount
        settledOn
        blocks
        name {
          sq
          en
        }
      }
      limits {
        name
        dueOn
        suspended
        endedAt
      }
      silence
      silentSince
      silentWaits
      decision {
        on
        outcome
        text
        grounds
        validUntil
        silentSince
        appealUntil
        appeal {
          to
          term {
            value
            unit
          }
        }
      }
      complaints {
        id
        about
        grounds
        lodged {
          at
        }
        answer {
          outcome
          grounds
          answered {
            at
          }
        }
      }
      appeals {
        id
        to
        lodgedOn
        decided {
          outcome
          decidedOn
        }
      }
      outputs {
        id
        number
        issuedOn
        validUntil
        revokedAt
        revocationGround
      }
      actions {
        transition
        allowed
        reasonsDemanded
        name {
          sq
          en
        }
        parts {
          name
          demanded
        }
        why {
          words {
            sq
            en
          }
        }
      }
    }
    anyDocument {
      mediaTypes
      maxMegabytes
    }
    municipality {
      units {
        code
        name {
          sq
          en
        }
      }
      offices {
        code
        name {
          sq
          en
        }
      }
    }
  }
`);
export type MyCase = ResultOf<typeof MY_CASE>["myCase"];

export const ACT_ON_MINE = graphql(`
  mutation ActOnMyCase($commandId: UUID!, $expectedRevision: Revision, $input: ActOnMyCaseInput!) {
    actOnMyCase(commandId: $commandId, expectedRevision: $expectedRevision, input: $input) {
      state
    }
  }
`);

export const COMPLAIN = graphql(`
  mutation ComplainOfMyCase($commandId: UUID!, $input: ComplainOfMyCaseInput!) {
    complainOfMyCase(commandId: $commandId, input: $input) {
      complaintId
    }
  }
`);

export const APPEAL = graphql(`
  mutation AppealInMyCase($commandId: UUID!, $input: AppealInMyCaseInput!) {
    appealInMyCase(commandId: $commandId, input: $input) {
      appealId
    }
  }
`);
