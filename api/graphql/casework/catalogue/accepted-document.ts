import {
  acceptedOf,
  ANY_DOCUMENT,
  type AcceptedDocument,
  type ServiceContent,
} from "../../../../domain/casework/index.js";
import { access } from "../../access/rules.js";
import { builder, objectType } from "../../builder.js";
import { namedIn, WordsRef, type NamedCode } from "./words.js";

const accepted = objectType<AcceptedDocument>("AcceptedDocument", "inherit", "What is accepted of a document.");
accepted.implement((t) => ({
  mediaTypes: t.stringList({ resolve: ({ mediaTypes }) => [...mediaTypes] }),
  maxMegabytes: t.exposeInt("maxMegabytes"),
}));
export const AcceptedRef = accepted.reference;

/** A document of a service that somebody is asked for. */
export interface AskedDocument extends NamedCode {
  readonly accepts: AcceptedDocument;
}

const asked = objectType<AskedDocument>("AskedDocument", "inherit", "A document that the applicant is asked for.");
asked.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, nullable: true, resolve: ({ name }) => name }),
  accepts: t.field({ type: accepted.reference, resolve: (each) => each.accepts }),
}));
export const AskedDocumentRef = asked.reference;

/** The document of a service that a code names, with what is accepted of it. */
export function askedDocument(service: Pick<ServiceContent, "documents">, code: string): AskedDocument {
  return { ...namedIn(service.documents, code), accepts: acceptedOf(service, code) };
}

/** `anyDocument`: what is accepted of a document that no service says more of. */
export function addAnyDocument(): void {
  builder.queryField("anyDocument", (t) =>
    t.field({
      type: accepted.reference,
      description: "What is accepted of a document that no service says more of. Open to everyone.",
      extensions: access("public"),
      resolve: () => ANY_DOCUMENT,
    }),
  );
}
