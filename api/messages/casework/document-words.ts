import type { Words } from "../words.js";

/** Refusals of documents. */
export const documentWords: Words = {
  "document-empty": { sq: "Dokumenti është bosh.", en: "The document is empty." },
  "document-too-large": {
    sq: "Dokumenti ka {bytes} bajt; lejohen më së shumti {max}.",
    en: "The document has {bytes} bytes; at most {max} are allowed.",
  },
  "document-type-not-allowed": {
    sq: "Dokumenti është i llojit {mediaType}; pranohen PDF, JPEG, PNG dhe TIFF.",
    en: "The document is of the type {mediaType}; PDF, JPEG, PNG and TIFF are accepted.",
  },
  "document-name-malformed": {
    sq: "Emri i skedarit nuk pranohet: pa vija të pjerrëta, pika në fillim apo shenja të veçanta.",
    en: "The file name is not accepted: no slashes, no leading dots, no special signs.",
  },
  "document-id-malformed": {
    sq: "Identifikuesi i dokumentit nuk është i saktë.",
    en: "The id of the document is malformed.",
  },
  "document-digest-malformed": {
    sq: "Gjurma e dokumentit nuk është SHA-256.",
    en: "The digest of the document is not a SHA-256.",
  },
  "document-exists": {
    sq: "Dokumenti {documentId} është tashmë në dosje.",
    en: "The document {documentId} is in the file already.",
  },
  "document-unknown": {
    sq: "Në dosje nuk ka dokument {documentId}.",
    en: "There is no document {documentId} in the file.",
  },
  "document-superseded": {
    sq: "Dokumenti {documentId} është zëvendësuar nga {supersededBy}.",
    en: "The document {documentId} was superseded by {supersededBy}.",
  },
  "document-not-asked": {
    sq: "Shërbimi nuk kërkon dokument “{document}”.",
    en: "The service asks for no document “{document}”.",
  },
  "documents-too-many": {
    sq: "Një dosje mban më së shumti {max} dokumente.",
    en: "A file holds at most {max} documents.",
  },
};
