import type { Words } from "../words.js";

/** Refusals of documents. */
export const documentWords: Words = {
  "draft-too-large": {
    sq: "Kërkesa e nisur është tepër e gjatë për t'u ruajtur ({bytes} bajte nga {max}). Shkurtojeni tekstin.",
    en: "The application that you began is too long to be kept ({bytes} bytes of {max}). Shorten its text.",
  },
  "drafts-too-many": {
    sq: "Keni {max} kërkesa të nisura. Dërgoni ose fshini njërën, pastaj nisni një tjetër.",
    en: "You have begun {max} applications. Send or delete one, then begin another.",
  },
  "draft-of-forgotten": {
    sq: "Të dhënat e këtij personi janë fshirë: asgjë nuk ruhet më për të.",
    en: "The data of this person was destroyed: nothing is kept for them any more.",
  },
  "upload-unknown": {
    sq: "Dokumenti i dërguar {upload} nuk gjendet më. Dërgojeni sërish.",
    en: "The document {upload} that was sent up is not there any more. Send it again.",
  },
  "uploads-too-many": {
    sq: "Presin tashmë shumë dokumente (deri në {max}, bashkë {maxBytes} bajt). Përdorini ose prisni një ditë.",
    en: "Too many documents are waiting already (up to {max}, together {maxBytes} bytes). Use them, or wait a day.",
  },
  "upload-not-multipart": {
    sq: "Dërgojeni dokumentin si multipart/form-data, me një skedar në fushën “file”.",
    en: "Send the document as multipart/form-data, with one file in the field “file”.",
  },
  "upload-too-often": {
    sq: "Po dërgoni shumë dokumente. Provoni sërish pas {seconds} sekondash.",
    en: "You are sending too many documents. Try again in {seconds} seconds.",
  },
  "document-empty": {
    sq: "Skedari është bosh. Zgjidhni atë që keni skanuar ose ruajtur.",
    en: "The file is empty. Choose the one that you scanned or saved.",
  },
  "document-too-large": {
    sq: "Dokumenti ka {bytes} bajt; lejohen më së shumti {max}.",
    en: "The document has {bytes} bytes; at most {max} are allowed.",
  },
  "document-type-not-allowed": {
    sq: "Ky lloj skedari nuk pranohet. Ruajeni ose skanojeni si PDF, JPG, PNG ose TIFF.",
    en: "This kind of file is not accepted. Save or scan it as PDF, JPG, PNG or TIFF.",
  },
  "document-kind-not-accepted": {
    sq: "Dokumenti “{document}” pranohet vetëm si {accepted}; ky është {mediaType}. Ruajeni ose skanojeni në atë formë.",
    en: "The document “{document}” is accepted as {accepted} only; this one is {mediaType}. Save or scan it in that form.",
  },
  "document-extension-wrong": {
    sq: "Emri mbaron me .{extension}, por përmbajtja është .{expected}. Ruajeni siç është dhe dërgojeni sërish.",
    en: "The name ends in .{extension}, but the content is .{expected}. Save it as what it is and send it again.",
  },
  "document-damaged": {
    sq: "Dokumenti ({mediaType}) është i ndërprerë ose i dëmtuar. Skanojeni sërish.",
    en: "The document ({mediaType}) is cut short or damaged. Scan it again.",
  },
  "document-more-than-one": {
    sq: "Skedari mban diçka tjetër përveç dokumentit ({mediaType}). Ruajeni sërish dhe dërgojeni të pastër.",
    en: "The file holds something besides the document ({mediaType}). Save it again and send it clean.",
  },
  "document-infected": {
    sq: "Dokumenti mban një program të dëmshëm ({found}) dhe nuk u pranua.",
    en: "The document holds a malicious program ({found}) and was not taken in.",
  },
  "document-forgotten": {
    sq: "Të dhënat e personit janë fshirë; dokumentet e tij nuk lexohen dhe nuk pranohen më.",
    en: "The person's data was erased; their documents are neither read nor taken in any more.",
  },
  "document-content-unknown": { sq: "Nuk ka dokument të tillë.", en: "There is no such document." },
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
