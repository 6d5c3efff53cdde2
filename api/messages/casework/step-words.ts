import type { Words } from "../words.js";

/** Refusals of steps along a workflow. */
export const stepWords: Words = {
  "transition-not-from-here": {
    sq: "Hapi “{transition|step}” nuk bëhet kur çështja është në gjendjen “{state|state}”.",
    en: "The step “{transition|step}” is not possible while the case is in the state “{state|state}”.",
  },
  "transition-automatic": {
    sq: "Hapi “{transition|step}” ndodh vetë, kur plotësohen kushtet e tij.",
    en: "The step “{transition|step}” happens by itself once its conditions hold.",
  },
  "transition-role-wrong": {
    sq: "Hapin “{transition|step}” e bën: {roles|role}. Ju veproni si: {role|role}.",
    en: "The step “{transition|step}” is taken by: {roles|role}. You act as: {role|role}.",
  },
};
