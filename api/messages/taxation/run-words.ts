import type { Words } from "../words.js";

/** Refusals about assessment runs. */
export const runWords: Words = {
  "assessment-impossible": {
    sq: "Viti nuk mund të llogaritet: {detail}",
    en: "The year cannot be counted: {detail}",
  },
  "run-already-at-work": {
    sq: "Për vitin {year} është në punë vlerësimi {runId}.",
    en: "For the year {year} the run {runId} is at work.",
  },
};
