import { graphql } from "../../graphql/tada.js";

export const OFFICES = graphql(`
  query OfficesAtTheDesk {
    municipality {
      offices {
        code
        name {
          sq
          en
        }
        kind
        unit
        parent
        closed
        address
      }
    }
  }
`);

export const OPEN = graphql(`
  mutation OpenOffice($commandId: UUID!, $input: OpenOfficeInput!) {
    openOffice(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);

export const RENAME = graphql(`
  mutation RenameOffice($commandId: UUID!, $reason: String, $input: RenameOfficeInput!) {
    renameOffice(commandId: $commandId, reason: $reason, input: $input) {
      receipt {
        position
      }
    }
  }
`);

export const CLOSE = graphql(`
  mutation CloseOffice($commandId: UUID!, $reason: String, $input: CloseOfficeInput!) {
    closeOffice(commandId: $commandId, reason: $reason, input: $input) {
      receipt {
        position
      }
    }
  }
`);

/** Kinds of offices, as they are read and as commands name them. */
export const KINDS: Readonly<Record<string, "ADMINISTRATIVE_UNIT" | "CENTRAL_MUNICIPALITY" | "LAGJE">> = {
  "administrative-unit": "ADMINISTRATIVE_UNIT",
  lagje: "LAGJE",
  "central-municipality": "CENTRAL_MUNICIPALITY",
};
