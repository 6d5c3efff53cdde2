import { graphql } from "$lib/graphql/tada.js";
import { decidersOf } from "$lib/services/deciders.js";

const SERVICE = graphql(`
  query Service($code: String!) {
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
    }
    service(code: $code) {
      code
      version
      validFrom
      name {
        sq
        en
      }
      description {
        sq
        en
      }
      note {
        sq
        en
      }
      applicantKinds
      confidentiality
      output
      form
      everyOffice
      offices {
        code
        name {
          sq
          en
        }
      }
      timeLimit {
        value
        unit
      }
      validity {
        value
        unit
        mode
      }
      fees {
        code
        name {
          sq
          en
        }
        amount
        per
        blocks
      }
      documents {
        code
        mandatory
        origin
        name {
          sq
          en
        }
      }
      legalBasis {
        act
        article
        title {
          sq
          en
        }
        number
      }
      taxClearance {
        required
        reason {
          sq
          en
        }
      }
      workflow {
        silence
        steps {
          code
          role
          timeShare
          name {
            sq
            en
          }
        }
        transitions {
          code
          to
          roles
        }
        states {
          code
          outcome
        }
      }
    }
  }
`);

export async function load({ locals: { ask }, params: { code } }) {
  const { service, municipality, anyDocument } = await ask(SERVICE, { code });
  const { states, transitions, ...workflow } = service.workflow;
  const deciders = decidersOf({ states, transitions });
  return { service: { ...service, workflow }, deciders, units: municipality.units, anyDocument };
}
