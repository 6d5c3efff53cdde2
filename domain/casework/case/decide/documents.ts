import { notParsed, parsed, parseText, refusal, type Parsed, type Refusal } from "../../../shared/index.js";
import { acceptedOf, DOCUMENT_TYPES, MAX_DOCUMENT_BYTES, namesOf, type ServiceContent } from "../../service/index.js";
import type { Attach, Classify, NewDocument } from "../commands.js";
import type { CaseState } from "../state.js";
import { isOfficer, moverFault, openFault } from "./movers.js";
import { readOptional, SHORT_TEXT } from "./texts.js";
import { byOf, inTurn, record, type Step, type Work } from "./work.js";

/** Of one case, superseded ones included. */
export const MAX_DOCUMENTS = 200;

/** A document comes to the file. Refuses what is empty, too large, of another type, twice there, or badly named. */
function attach(document: NewDocument): Step {
  return (work) => {
    const { documentId, mediaType, bytes, digest } = document;
    const fault = documentFault(work.state, work.base.definition.service.content, document);
    if (fault) return { ok: false, refusal: fault };
    const name = readFileName(document.name);
    if (!name.ok) return name;
    const by = byOf(work.base);
    return parsed(
      record(work, "DocumentAttached", {
        ...{ documentId, document: document.document, name: name.value, mediaType, bytes, digest, by },
      }),
    );
  };
}

export function attachAll(documents: readonly NewDocument[]): Step {
  return (work) => inTurn(work, ...documents.map(attach));
}

/** A document that may take the place of an earlier one. Both stay. */
export function attachOne({ document, supersedes }: Attach): Step {
  return (work) => inTurn(work, attach(document), ...(supersedes ? [supersede(supersedes, document.documentId)] : []));
}

function supersede({ documentId, ground }: NonNullable<Attach["supersedes"]>, by: string): Step {
  return (work) => {
    const before = standingDocument(work.state, documentId);
    if (!before.ok) return before;
    const words = parseText(ground, SHORT_TEXT);
    if (!words.ok) return words;
    const data = { documentId, supersededBy: by, ground: words.value, by: byOf(work.base) };
    return parsed(record(work, "DocumentSuperseded", data));
  };
}

/** An officer says which document it is and whether it is accepted. */
export function classify({ documentId, document, standing, note }: Classify): Step {
  return (work) => {
    const found = standingDocument(work.state, documentId);
    if (!found.ok) return found;
    const words = readOptional(note, SHORT_TEXT);
    if (!words.ok) return words;
    const service = work.base.definition.service.content;
    const unfit = standing === "accepted" ? acceptedFault(service, { ...found.value, document }) : null;
    const fault = notAskedFault(service, document) ?? unfit;
    if (fault) return { ok: false, refusal: fault };
    const data = { documentId, document, standing, note: words.value, by: byOf(work.base) };
    return parsed(record(work, "DocumentClassified", data));
  };
}

/** Officers of where the case is handled or was lodged have to do with it; everybody else is judged elsewhere. */
export function maySeeFault({ base: { by }, state }: Work): Refusal | null {
  return isOfficer(by) &&
    by.offices !== null &&
    !by.offices.includes(state.office) &&
    !by.offices.includes(state.lodgedAt)
    ? refusal("case-in-another-office", { office: state.office })
    : null;
}

/** The applicant in their own case; an officer where it was lodged or is handled. Whoever has the case does not matter. */
export function anyMoverFault(work: Work): Refusal | null {
  const { by } = work.base;
  return by.role === "applicant" ? moverFault(work) : maySeeFault(work);
}

/** What came after the decision still belongs to the file (a return slip, a judgment): officers put it there. */
export function fileFault(work: Work): Refusal | null {
  return isOfficer(work.base.by) ? null : openFault(work);
}

/** Which document of the service it is; null where nobody says. */
export function notAskedFault({ documents }: ServiceContent, document: string | null): Refusal | null {
  return document === null || documents.some(({ code }) => code === document)
    ? null
    : refusal("document-not-asked", { document: document.slice(0, 80) });
}

function documentFault(state: CaseState, service: ServiceContent, given: NewDocument): Refusal | null {
  const { documentId, document, mediaType, bytes, digest } = given;
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(documentId)) return refusal("document-id-malformed");
  if (state.documents.some((each) => each.documentId === documentId)) return refusal("document-exists", { documentId });
  if (state.documents.length >= MAX_DOCUMENTS) return refusal("documents-too-many", { max: MAX_DOCUMENTS });
  if (!Number.isInteger(bytes) || bytes < 1) return refusal("document-empty");
  if (bytes > MAX_DOCUMENT_BYTES) return refusal("document-too-large", { bytes, max: MAX_DOCUMENT_BYTES });
  if (!DOCUMENT_TYPES.some((each) => each === mediaType))
    return refusal("document-type-not-allowed", { mediaType: mediaType.slice(0, 80) });
  if (!/^[0-9a-f]{64}$/.test(digest)) return refusal("document-digest-malformed");
  return notAskedFault(service, document) ?? acceptedFault(service, given);
}

/** What the service accepts of one of its documents, in kind and size. */
function acceptedFault(
  { documents }: ServiceContent,
  { document, mediaType, bytes }: Pick<NewDocument, "document" | "mediaType" | "bytes">,
): Refusal | null {
  const accepts = acceptedOf({ documents }, document);
  const max = accepts.maxMegabytes * 1024 * 1024;
  if (bytes > max) return refusal("document-too-large", { bytes, max });
  if (accepts.mediaTypes.some((each) => each === mediaType)) return null;
  return refusal("document-kind-not-accepted", { document, mediaType, accepted: namesOf(accepts.mediaTypes) });
}

/** The name as the sender gave it, without anything that could lead elsewhere on a disk. */
export function readFileName(input: unknown): Parsed<string> {
  const name = parseText(input);
  if (!name.ok) return name;
  const fine = !/[/\\:*?"<>|]/.test(name.value) && !name.value.startsWith(".") && !name.value.endsWith(".");
  return fine ? name : notParsed("document-name-malformed");
}

function standingDocument({ documents }: CaseState, documentId: string): Parsed<CaseState["documents"][number]> {
  const found = documents.find((each) => each.documentId === documentId);
  if (!found) return notParsed("document-unknown", { documentId: documentId.slice(0, 64) });
  if (found.supersededBy !== null)
    return notParsed("document-superseded", { documentId, supersededBy: found.supersededBy });
  return parsed(found);
}
