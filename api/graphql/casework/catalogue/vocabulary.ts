import type { CatalogueWords } from "../../../../application/casework/index.js";
import { OUTPUT_PAPERS } from "../../../../application/papers/index.js";
import {
  ASSUMED_PARTS,
  CLEARANCE_SCOPES,
  DOCUMENT_TYPES,
  FEE_UNITS,
  FIELD_TYPES,
  FIXED_PLACES,
  GENERAL_TEMPLATE,
  serviceContentSchema,
  type DocumentType,
} from "../../../../domain/casework/index.js";
import { access } from "../../access/rules.js";
import { builder, objectType } from "../../builder.js";
import { scopeOf } from "../../list.js";
import { NamedCodeRef, WordsRef } from "./words.js";

const documentType = objectType<DocumentType>("DocumentType", "inherit", "A paper that services may ask for.");
documentType.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  origin: t.exposeString("origin", { description: "Who has it as a rule." }),
}));

type Vocabulary = Pick<CatalogueWords, "groups" | "documentTypes">;
const { timeLimit, validity, output, documents, confidentiality } = serviceContentSchema.shape;

const vocabulary = objectType<Vocabulary>(
  "ServiceVocabulary",
  "service.read",
  "What a definition of a service may choose from; with names where codes of the catalogue have them.",
);
vocabulary.implement((t) => {
  const listed = (codes: readonly string[]) => t.stringList({ resolve: () => [...codes] });
  return {
    groups: t.field({ type: [NamedCodeRef], resolve: ({ groups }) => [...groups] }),
    documentTypes: t.field({ type: [documentType.reference], resolve: ({ documentTypes }) => [...documentTypes] }),
    documentOrigins: listed(documents.element.shape.origin.options),
    documentMediaTypes: listed(DOCUMENT_TYPES),
    fieldTypes: listed(FIELD_TYPES),
    feeUnits: listed(FEE_UNITS),
    timeUnits: listed(timeLimit.shape.unit.options),
    calendars: listed(timeLimit.shape.calendar.options),
    validityUnits: listed(validity.unwrap().shape.unit.options),
    outputs: listed(output.shape.kind.options),
    templates: listed(OUTPUT_PAPERS),
    generalTemplate: t.string({
      description: "The template that prints the words of the service itself.",
      resolve: () => GENERAL_TEMPLATE,
    }),
    outputPlaces: t.stringList({
      description: "Places that such words may name in braces, besides `form.` with the key of a field.",
      resolve: () => [...FIXED_PLACES],
    }),
    clearanceScopes: listed(CLEARANCE_SCOPES),
    confidentialities: listed(confidentiality.options),
    assumedParts: listed(ASSUMED_PARTS),
  };
});

/** `serviceVocabulary`: what an editor of services offers to choose from. */
export function addServiceVocabulary(): void {
  builder.queryField("serviceVocabulary", (t) =>
    t.field({
      type: vocabulary.reference,
      description: "What a definition of a service may choose from.",
      extensions: access("service.read"),
      resolve: async (_root, _args, context) => {
        const { tenant } = scopeOf(context, "service.read");
        return context.dependencies.casework.catalogueWords(tenant);
      },
    }),
  );
}
