import type { Words } from "../words.js";

/** Refusals at the edge of casework. */
export const caseEdgeWords: Words = {
  "saved-filters-too-many": {
    sq: "Keni {max} filtra të ruajtur. Fshini njërin, pastaj ruani një tjetër.",
    en: "You have saved {max} filters. Delete one, then save another.",
  },
  "role-not-held": {
    sq: "Nuk e keni rolin {role} në çështje.",
    en: "You do not have the role {role} in cases.",
  },
  "case-role-missing": {
    sq: "Nuk keni asnjë rol në çështje.",
    en: "You have no role in cases.",
  },
  "case-act-missing": {
    sq: "Rolet tuaja i lexojnë çështjet, por nuk veprojnë mbi to.",
    en: "Your roles read cases and do not act on them.",
  },
  "case-supervise-missing": {
    sq: "Këtë e bën përgjegjësi i sektorit ose nënshkruesi.",
    en: "A head of sector or a signatory does this.",
  },
  "sensitive-services-needed": {
    sq: "Ky shërbim është i ndjeshëm: kërkesat i merr vetëm kush i sheh çështjet e tij.",
    en: "This service is sensitive: only who may see its cases takes applications in.",
  },
  "check-not-one": {
    sq: "Shënoni saktësisht një lloj konstatimi.",
    en: "State exactly one kind of finding.",
  },
  "correction-not-one": {
    sq: "Korrigjoni saktësisht një gjë: formularin, kërkuesin ose vendimin.",
    en: "Correct exactly one thing: the form, the applicant or the decision.",
  },
  "tracking-too-often": {
    sq: "Po pyesni shumë shpesh. Provoni sërish pas {seconds} sekondash.",
    en: "You are asking too often. Try again in {seconds} seconds.",
  },
  "performance-period-reversed": {
    sq: "Periudha mbaron ({to|date}) para se të fillojë ({from|date}).",
    en: "The period ends ({to|date}) before it begins ({from|date}).",
  },
};
