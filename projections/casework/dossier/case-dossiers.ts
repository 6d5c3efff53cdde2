import { caseEvents } from "../../../domain/casework/index.js";
import { CASE_TIMELINE, caseDossiers, type CaseDossier } from "../../../read-models/casework/index.js";
import { withNewest } from "../../newest.js";
import { rowProjection, type Projection } from "../../projection.js";
import { caseAfter, casesProjection } from "../cases.js";
import type { CaseFact } from "../facts.js";
import { timelineEntry } from "./timeline.js";
import { NO_WORDS, wordsAfter } from "./words.js";

/** The document holds the row: a new version of the row is one of the document, too. */
const OWN_VERSION = 1;
const NOTHING_YET: CaseDossier["timeline"] = { total: 0, entries: [] };

/** Every case as one document: its row, the words that it is found by, and what happened in it. */
export const caseDossiersProjection: Projection = rowProjection<CaseDossier>({
  name: "case-dossiers",
  version: casesProjection.version * 100 + OWN_VERSION,
  types: caseEvents.map(({ type }) => type),
  view: caseDossiers,
  idOf: (fact) => (fact as CaseFact).data.caseId,
  reduce: (dossier, fact) => {
    const known = fact as CaseFact;
    const { wordsOf: before = NO_WORDS, words: _all, timeline = NOTHING_YET, ...row } = dossier ?? {};
    const wordsOf = wordsAfter(before, known);
    return {
      ...caseAfter(dossier === undefined ? undefined : (row as CaseDossier), known),
      wordsOf,
      words: [...new Set([...wordsOf.applicant, ...wordsOf.form, ...wordsOf.acts])],
      timeline: withNewest(timeline, timelineEntry(known), CASE_TIMELINE),
    };
  },
});
