import { filledWords, shownFields, type FixedPlace, type OutputWords } from "../../../domain/casework/index.js";
import type { caseSheet } from "./sheet.js";
import type { PaperStory } from "./story.js";
import { statedText } from "./words.js";

/** Stands where the case has nothing to fill a place with. */
const NOTHING = "–";

/** What the paper says besides, as it says it. */
interface OnPaper extends Pick<ReturnType<typeof caseSheet>, "number" | "issuer" | "holder" | "service" | "case"> {
  readonly decidedOn: string;
  readonly validUntil: string | null;
}

/** The words that the service gives its act, filled from the case, in the language of papers. */
export function ownWords(story: PaperStory, { title, paragraphs, showsForm }: OutputWords, paper: OnPaper) {
  const places = { ...fixedPlaces(paper), ...formPlaces(story) };
  return {
    title: filledWords(title.sq, places),
    paragraphs: paragraphs.map(({ sq }) => filledWords(sq, places)),
    showsForm,
  };
}

function fixedPlaces(paper: OnPaper): Readonly<Record<FixedPlace, string>> {
  const { holder, issuer, service, number, decidedOn, validUntil, case: of } = paper;
  return {
    "applicant.name": holder.name,
    "applicant.identifier": holder.identifier ?? NOTHING,
    "applicant.address": holder.address ?? NOTHING,
    "case.number": of.number,
    "case.lodgedOn": of.lodgedOn,
    "decision.on": decidedOn,
    "decision.validUntil": validUntil ?? NOTHING,
    "paper.number": number,
    "service.name": service.name,
    municipality: issuer.municipality,
    office: issuer.office,
  };
}

function formPlaces({ definition, state: { form }, municipality }: PaperStory): Readonly<Record<string, string>> {
  const fields = shownFields(definition.service.content);
  return Object.fromEntries(
    fields.map((field) => {
      const answer = form?.[field.key];
      return [`form.${field.key}`, answer === undefined ? NOTHING : statedText(field, answer, municipality)];
    }),
  );
}
