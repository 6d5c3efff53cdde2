import type { Words } from "../words.js";

/** Refusals about assessment runs. */
export const runWords: Words = {
  "run-already-at-work": {
    sq: "Për vitin {year} është në punë vlerësimi {runId}.",
    en: "For the year {year} the run {runId} is at work.",
  },
};
