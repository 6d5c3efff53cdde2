import type { Words } from "./words.js";

/** What projections are called; what they, their rebuilds and processes refuse. */
export const projectionWords: Words = {
  "projection-taxpayers": { sq: "Regjistri i tatimpaguesve", en: "Register of taxpayers" },
  "projection-obligations": { sq: "Detyrimet", en: "Obligations" },
  "projection-invoices": { sq: "Faturat", en: "Invoices" },
  "projection-tax-notices": { sq: "Njoftimet e detyrimit", en: "Tax notices" },
  "projection-payments": { sq: "Pagesat", en: "Payments" },
  "projection-cash-desks": { sq: "Arkat sipas ditës", en: "Cash desks by day" },
  "projection-clearances": { sq: "Vërtetimet e detyrimeve", en: "Clearances" },
  "projection-journal": { sq: "Librat, të ardhurat dhe prapambetjet", en: "Books, revenues and arrears" },
  "projection-dossiers": { sq: "Dosjet e tatimpaguesve", en: "Files of taxpayers" },
  "projection-cases": { sq: "Rastet dhe radhët e punës", en: "Cases and queues" },
  "projection-case-dossiers": { sq: "Dosjet e rasteve", en: "Files of cases" },
  "projection-services": { sq: "Shërbimet", en: "Services" },
  "projection-workflows": { sq: "Rrjedhat e punës", en: "Workflows" },
  "projection-messages": { sq: "Mesazhet e dërguara", en: "Messages sent" },
  "projection-users": { sq: "Përdoruesit", en: "Users" },
  "projection-fiscal-packages": { sq: "Paketat fiskale", en: "Fiscal packages" },
  "projection-assessment-runs": { sq: "Llogaritjet e vitit", en: "Assessment runs" },
  "projection-notice-runs": { sq: "Lëshimet e njoftimeve", en: "Runs of notices" },
  "projection-audit-trail": { sq: "Gjurma e ngjarjeve", en: "Audit trail" },
  "projection-unknown": { sq: "Nuk ka një projeksion me emrin {name}.", en: "There is no projection named {name}." },
  "rebuild-at-work": {
    sq: "Projeksioni “{name|projection}” ({name}) po rindërtohet tashmë.",
    en: "The projection “{name|projection}” ({name}) is being rebuilt already.",
  },
  "rebuild-busy": {
    sq: "Po punohet te projeksioni “{name|projection}” ({name}): ndërtohet vetëm një në një kohë. Prisni sa të mbarojë, ose ndërpriteni.",
    en: "The projection “{name|projection}” ({name}) is being worked on: one is built at a time. Wait until it is done, or interrupt it.",
  },
  "rebuild-not-at-work": {
    sq: "Asnjë rindërtim i këtij projeksioni nuk është në punë.",
    en: "No rebuild of this projection is at work.",
  },
  "view-not-built": {
    sq: "Kjo pamje nuk është ndërtuar ende. Provoni sërish pas pak.",
    en: "This view has not been built yet. Try again in a moment.",
  },
  "view-behind": {
    sq: "Kjo pamje është ende prapa ditarit. Provoni sërish pas pak.",
    en: "This view is still behind the log. Try again in a moment.",
  },
  "internal-error": {
    sq: "Një gabim i brendshëm: hollësitë janë në regjistrin (log) e serverit.",
    en: "An internal error: the details are in the server's log.",
  },
  "event-not-found": {
    sq: "Fakti nga i cili rrjedh ky veprim nuk gjendet më në ditar.",
    en: "The fact that this reaction follows from is not in the log any more.",
  },
  "rebuild-never-caught-up": {
    sq: "Rindërtimi i projeksionit “{projection|projection}” ({projection}) nuk e arriti dot pamjen e gjallë. Provoni kur të ketë më pak punë.",
    en: "The rebuild of “{projection|projection}” ({projection}) could not catch up with the live view. Try when there is less work.",
  },
};
