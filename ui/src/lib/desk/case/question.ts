import { graphql } from "../../graphql/tada.js";

/** The whole file of a case. Reading it is recorded. */
export const CASE = graphql(`
  query CaseAtTheDesk($id: ID!) {
    anyDocument {
      mediaTypes
      maxMegabytes
    }
    case(id: $id) {
      id
      number
      revision
      service {
        code
        version
        form
        name {
          sq
          en
        }
      }
      lodgedAt
      office
      outcome
      confidentiality
      stateSince
      state {
        code
        name {
          sq
          en
        }
      }
      waitsFor
      handlers {
        role
        who {
          id
          name
        }
      }
      possibleHandlers {
        role
        id
        name
      }
      applicant {
        kind
        language
        name
        identifier
        taxpayerId
        contact {
          email
          phone
          address
        }
      }
      representative {
        name
        authority
      }
      form {
        key
        label {
          sq
          en
        }
        type
        value
        valueName {
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
      silentSince
      silentWaits
      documents {
        id
        name
        mediaType
        path
        standing
        supersededBy
        note
        document {
          code
          name {
            sq
            en
          }
        }
      }
      missingDocuments {
        code
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
        blocks
        settledOn
        owedAgainOn
        name {
          sq
          en
        }
      }
      clearance {
        on
        state
        owedTotal
        accountId
        owed {
          item
          year
          due
          amount
          name {
            sq
            en
          }
        }
        words {
          sq
          en
        }
      }
      checks {
        kind
        found
        note
        recorded {
          at
          who {
            id
            name
          }
        }
      }
      opinions {
        id
        from
        question
        dueOn
        stance
        text
      }
      proposals {
        favours
        text
      }
      decision {
        outcome
        on
        text
        grounds
        validUntil
        silentSince
        legalBasis {
          act
          article
        }
        appealUntil
        appeal {
          to
          term {
            value
            unit
          }
        }
      }
      notices {
        id
        channel
        sentOn
        receivedOn
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
          legalBasis {
            act
            article
          }
          answered {
            at
          }
        }
      }
      appeals {
        id
        against
        to
        lodgedOn
        grounds
        decided {
          outcome
          effect
          authority
          reference
          decidedOn
        }
      }
      outputs {
        id
        kind
        number
        issuedOn
        validUntil
        revokedAt
        revocationGround
      }
      timeline {
        id
        recordedAt
        role
        reason
        who {
          id
          name
        }
        words {
          sq
          en
        }
        changes {
          field
          before
          after
        }
      }
      actions {
        transition
        allowed
        as
        reasonsDemanded
        ends
        roles
        name {
          sq
          en
        }
        leadsTo {
          code
          name {
            sq
            en
          }
        }
        why {
          words {
            sq
            en
          }
        }
        parts {
          name
          demanded
        }
      }
      acts {
        act
        allowed
        why {
          words {
            sq
            en
          }
        }
      }
      reopensIn {
        code
        name {
          sq
          en
        }
      }
      newerVersions {
        version
        validFrom
        goesOnIn {
          code
          name {
            sq
            en
          }
        }
        why {
          words {
            sq
            en
          }
        }
        changes {
          path
          before
          after
        }
        procedureChanges
        stepsAdded {
          sq
          en
        }
        stepsGone {
          sq
          en
        }
      }
    }
  }
`);

/** What a correction of the form begins with: the fields of the version that the case keeps, and what stands in them. */
export const FILED_FORM = graphql(`
  query FiledForm($id: ID!) {
    case(id: $id) {
      service {
        form
      }
      form {
        key
        value
      }
      applicant {
        kind
      }
    }
  }
`);

/** What of the service helps to work on a case: the law that a decision stands on, its papers, its steps. */
export const SERVICE_AT_THE_DESK = graphql(`
  query ServiceAtTheDesk($code: String!) {
    service(code: $code) {
      legalBasis {
        act
        article
        title {
          sq
          en
        }
      }
      documents {
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
      workflow {
        steps {
          code
          role
          states
          name {
            sq
            en
          }
        }
      }
    }
  }
`);
