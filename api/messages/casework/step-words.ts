import type { Words } from "../words.js";

/** Refusals of steps along a workflow. */
export const stepWords: Words = {
  "transition-not-from-here": {
    sq: "Hapi “{transition}” nuk bëhet kur çështja është në gjendjen “{state}”.",
    en: "The step “{transition}” is not possible while the case is in the state “{state}”.",
  },
  "transition-automatic": {
    sq: "Hapi “{transition}” ndodh vetë, kur plotësohen kushtet e tij.",
    en: "The step “{transition}” happens by itself once its conditions hold.",
  },
  "transition-role-wrong": {
    sq: "Hapin “{transition}” e bën {roles}, jo {role}.",
    en: "The step “{transition}” is taken by {roles}, not by {role}.",
  },
};
