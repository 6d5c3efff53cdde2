import type { Words } from "../words.js";

/** Refusals of trying a fiscal package on the register. */
export const trialWords: Words = {
  "trial-at-work": {
    sq: "Një provë e kësaj pakete është në punë. Prisni fundin e saj.",
    en: "A trial of this package is at work. Wait for its end.",
  },
  "trial-overtaken": {
    sq: "Një provë më e re e kësaj pakete ka nisur ndërkohë.",
    en: "A later trial of this package has begun meanwhile.",
  },
  "trial-without-law": {
    sq: "Nuk ka paketë në fuqi në vitin {year} ose para tij, me të cilën të krahasohet projekti.",
    en: "No package is in force in {year} or before it that the draft could be compared with.",
  },
  "trial-not-at-work": {
    sq: "Asnjë provë e kësaj pakete nuk është në punë tani.",
    en: "No trial of this package is at work now.",
  },
};
