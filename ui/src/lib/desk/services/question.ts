import type { Ask } from "../../graphql/ask.js";
import { graphql, type ResultOf } from "../../graphql/tada.js";

/** Services or workflows through their lives, without their contents. */
export const DEFINITIONS = graphql(`
  query DefinitionsAtTheDesk($kind: DefinitionKind!, $after: String, $minPosition: Position) {
    definitions(kind: $kind, first: 200, after: $after, minPosition: $minPosition) {
      nodes {
        code
        draft {
          changedAt
          name {
            sq
            en
          }
        }
        versions {
          version
          validFrom
          validTo
          name {
            sq
            en
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Listed = ResultOf<typeof DEFINITIONS>["definitions"]["nodes"][number];

/** All of them. */
export async function everyDefinition(
  ask: Ask,
  kind: "SERVICE" | "WORKFLOW",
  minPosition: string | null = null,
): Promise<readonly Listed[]> {
  const all: Listed[] = [];
  for (let after: string | null = null; ;) {
    const { definitions }: ResultOf<typeof DEFINITIONS> = await ask(DEFINITIONS, { kind, after, minPosition });
    all.push(...definitions.nodes);
    if (!definitions.pageInfo.hasNextPage) return all;
    after = definitions.pageInfo.endCursor;
  }
}

export const DEFINITION = graphql(`
  query DefinitionAtTheDesk($kind: DefinitionKind!, $code: String!, $minPosition: Position) {
    definition(kind: $kind, code: $code, minPosition: $minPosition) {
      code
      revision
      draft {
        openedAt
        changedAt
        content
      }
      versions {
        version
        hash
        validFrom
        validTo
        workflow
        publishedAt
        withdrawnAt
        withdrawalGround
        content
      }
    }
  }
`);

export const CHANGES = graphql(`
  query DefinitionChanges($code: String!, $from: Int!, $to: Int) {
    definitionChanges(kind: SERVICE, code: $code, from: $from, to: $to) {
      path
      before
      after
    }
  }
`);

export const CHECK = graphql(`
  query CheckDefinition($content: JSON!) {
    definitionCheck(kind: SERVICE, content: $content) {
      hash
      publishable
      form
      findings {
        code
        path
        words {
          sq
          en
        }
      }
    }
  }
`);

export const VOCABULARY = graphql(`
  query ServiceVocabulary {
    anyDocument {
      mediaTypes
      maxMegabytes
    }
    serviceVocabulary {
      groups {
        code
        name {
          sq
          en
        }
      }
      documentMediaTypes
      generalTemplate
      outputPlaces
      documentTypes {
        code
        origin
        name {
          sq
          en
        }
      }
      documentOrigins
      fieldTypes
      feeUnits
      timeUnits
      calendars
      validityUnits
      outputs
      templates
      clearanceScopes
      confidentialities
      assumedParts
    }
  }
`);

export type Vocabulary = ResultOf<typeof VOCABULARY>["serviceVocabulary"];

export const MODEL = graphql(`
  query ModelOfServices {
    modelCatalogue {
      kind
      code
      standing
      content
    }
  }
`);

export const PUBLICATION = graphql(`
  query PublicationCheck($input: PublishDefinitionInput!) {
    publicationCheck(input: $input) {
      version
      hash
      refusal {
        sq
        en
      }
    }
  }
`);

export const DRAFT = graphql(`
  mutation DraftDefinition($commandId: UUID!, $revision: Revision, $input: DraftDefinitionInput!) {
    draftDefinition(commandId: $commandId, expectedRevision: $revision, input: $input) {
      code
      receipt {
        position
      }
    }
  }
`);

export const PUBLISH = graphql(`
  mutation PublishDefinition($commandId: UUID!, $revision: Revision, $input: PublishDefinitionInput!) {
    publishDefinition(commandId: $commandId, expectedRevision: $revision, input: $input) {
      version
      receipt {
        position
      }
    }
  }
`);

export const WITHDRAW = graphql(`
  mutation WithdrawDefinition($commandId: UUID!, $revision: Revision, $input: WithdrawDefinitionInput!) {
    withdrawDefinition(commandId: $commandId, expectedRevision: $revision, input: $input) {
      receipt {
        position
      }
    }
  }
`);

export const ADOPT = graphql(`
  mutation AdoptFromModel($commandId: UUID!, $input: AdoptFromModelInput!) {
    adoptFromModel(commandId: $commandId, input: $input) {
      receipt {
        position
      }
    }
  }
`);
