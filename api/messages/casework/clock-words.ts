import type { Words } from "../words.js";

/** Refusals about time limits. */
export const clockWords: Words = {
  "time-limit-out-of-range": {
    sq: "Afati {value} nuk është i mundur: nga 1 deri në {max}, numër i plotë.",
    en: "A time limit of {value} is not possible: from 1 to {max}, a whole number.",
  },
};
