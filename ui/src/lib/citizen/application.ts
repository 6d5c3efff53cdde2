import { graphql, type ResultOf } from "../graphql/tada.js";
import type { Ask } from "../graphql/ask.js";
import type { Accepted } from "../lodging/accepted.js";
import { PREPARED } from "../lodging/prepared.js";
import type { Typed } from "../schema-form/read.js";
import { shownFields, type ShownField } from "../schema-form/schema.js";
import type { Language } from "../words/index.js";

/** What an application of whoever signed in takes, what the register knows, and what they filled in before. */
export const APPLICATION = graphql(
  `
    query MyApplication($service: String!) {
      prepareMyApplication(service: $service) {
        ...Prepared
      }
      anyDocument {
        mediaTypes
        maxMegabytes
      }
      service(code: $service) {
        everyOffice
        offices {
          code
        }
      }
      myDrafts(service: $service) {
        content
        until
      }
      municipality {
        offices {
          code
          closed
          name {
            sq
            en
          }
        }
        units {
          code
          name {
            sq
            en
          }
        }
      }
    }
  `,
  [PREPARED],
);

/** What was kept, alone. */
export const KEPT = graphql(`
  query MyDraft($service: String!) {
    myDrafts(service: $service) {
      content
      until
    }
  }
`);

export const KEEP = graphql(`
  mutation KeepMyDraft($input: KeepMyDraftInput!) {
    keepMyDraft(input: $input) {
      until
    }
  }
`);

/** What whoever signed in sent up, by its handle. */
export const MY_UPLOAD = graphql(`
  query MyUpload($upload: String!) {
    myUpload(upload: $upload) {
      name
      until
    }
  }
`);

export const DROP = graphql(`
  mutation DropMyDraft($service: String!) {
    dropMyDraft(service: $service)
  }
`);

export const LODGE_MINE = graphql(`
  mutation LodgeMine($commandId: UUID!, $input: LodgeMyCaseInput!) {
    lodgeMyCase(commandId: $commandId, input: $input) {
      caseId
      number
      trackingCode
      receipt {
        position
      }
    }
  }
`);

/** A document that was sent up for a place of the application: `form-KEY`, or `paper-CODE`. */
export interface SentUp {
  readonly slot: string;
  readonly upload: string;
  readonly name: string;
  /** Until then it can be named: an instant. */
  readonly until: string;
}

/** An application that was begun, as the pages keep it. */
export interface Begun {
  /** Of the command that will lodge it: sent twice, it is lodged once. */
  readonly commandId: string;
  readonly office: string;
  readonly typed: Typed;
  readonly documents: readonly SentUp[];
}

/** What was kept, read as it is needed; nothing where nothing was. */
export function begunIn(drafts: ResultOf<typeof KEPT>["myDrafts"]): Begun | null {
  const kept = drafts[0]?.content as Partial<Begun> | undefined;
  if (kept === undefined) return null;
  const { commandId = crypto.randomUUID(), office = "", typed = {}, documents = [] } = kept;
  return { commandId, office, typed, documents };
}

/** Where a document is to go: its place, its name, and whether it has to be there. */
export interface Slot {
  readonly slot: string;
  readonly name: string;
  readonly mandatory: boolean;
  readonly accepts: Accepted;
}

type Prepared = ResultOf<typeof APPLICATION>["prepareMyApplication"];

/** `any`: what is accepted of a file that is an answer. */
export function slotsOf(
  fields: readonly ShownField[],
  bring: Prepared["bring"],
  any: Accepted,
  language: Language,
): readonly Slot[] {
  return [
    ...fields
      .filter(({ kind }) => kind === "file")
      .map(({ key, label, required }) => ({ slot: `form-${key}`, name: label, mandatory: required, accepts: any })),
    ...bring.map(({ document: { code, name, accepts }, mandatory }) => ({
      ...{ slot: `paper-${code}`, mandatory, accepts },
      name: name?.[language] ?? code,
    })),
  ];
}

/** Everything that the pages of an application show. */
export async function applicationOf(ask: Ask, service: string, language: Language) {
  const { prepareMyApplication: prepared, service: where, ...found } = await ask(APPLICATION, { service });
  const fields = shownFields(prepared.formSchema, language, found.municipality.units);
  const offices = found.municipality.offices.filter(
    ({ code, closed }) => !closed && (where.everyOffice || where.offices.some((each) => each.code === code)),
  );
  return {
    ...{ prepared, fields, offices, service, units: found.municipality.units },
    begun: begunIn(found.myDrafts),
    until: found.myDrafts[0]?.until ?? null,
    slots: slotsOf(fields, prepared.bring, found.anyDocument, language),
  };
}

/** A schema without its files: they are sent up one by one. */
export function withoutFiles(schema: unknown, fields: readonly ShownField[]): unknown {
  const files = new Set(fields.filter(({ kind }) => kind === "file").map(({ key }) => key));
  const { properties = {} } = schema as { readonly properties?: Readonly<Record<string, unknown>> };
  return {
    ...(schema as object),
    properties: Object.fromEntries(Object.entries(properties).filter(([key]) => !files.has(key))),
  };
}
