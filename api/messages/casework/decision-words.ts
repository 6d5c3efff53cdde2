import type { Words } from "../words.js";

/** Refusals of decisions, and of what comes after them. */
export const decisionWords: Words = {
  "decision-missing": {
    sq: "Hapi “{transition}” është vendim: duhen baza ligjore dhe përmbajtja.",
    en: "The step “{transition}” is a decision: legal basis and content are needed.",
  },
  "legal-basis-missing": { sq: "Vendimi duhet të ketë bazë ligjore.", en: "A decision needs a legal basis." },
  "legal-basis-malformed": {
    sq: "Baza ligjore nuk është shënuar saktë.",
    en: "The legal basis is not stated correctly.",
  },
  "appeal-not-stated": {
    sq: "Thoni ku dhe brenda cilit afat ankohet kërkuesi.",
    en: "Say where and within which term the applicant can appeal.",
  },
  "silence-granted": {
    sq: "Heshtja e ka dhënë atë që u kërkua; nuk mund të refuzohet më.",
    en: "Silence has granted what was asked for; it can be denied no longer.",
  },
  "validity-not-foreseen": { sq: "Ky akt nuk ka afat vlefshmërie.", en: "This act has no period of validity." },
  "validity-is-fixed": { sq: "Vlefshmëria e këtij akti është e caktuar.", en: "The validity of this act is fixed." },
  "validity-not-a-term": {
    sq: "Vlefshmëria jepet në muaj ose vite të plota.",
    en: "The validity is stated in whole months or years.",
  },
  "validity-out-of-range": {
    sq: "Akti mund të vlejë deri nga {from|date} deri më {to|date}.",
    en: "The act may end from {from|date} to {to|date}.",
  },
  "case-not-decided": { sq: "Çështja nuk është vendosur ende.", en: "The case has not been decided yet." },
  "case-not-about-dues": {
    sq: "Ky shërbim nuk lëshon vërtetim për shlyerje detyrimesh.",
    en: "This service issues no certificate that dues are settled.",
  },
  "notice-dates-reversed": {
    sq: "Datat nuk shkojnë: vendosur {decided|date}, dërguar {sentOn|date}, marrë {receivedOn|date}.",
    en: "The dates do not fit: decided {decided|date}, sent {sentOn|date}, received {receivedOn|date}.",
  },
  "proof-of-service-missing": {
    sq: "Data e marrjes kërkon një provë të dorëzimit.",
    en: "A day of receipt needs a proof of service.",
  },
  "complaint-exists": {
    sq: "Ankesa {complaintId} është regjistruar tashmë.",
    en: "The complaint {complaintId} is entered already.",
  },
  "no-open-complaint": {
    sq: "Nuk ka ankesë që pret përgjigje.",
    en: "There is no complaint that waits for an answer.",
  },
  "complaint-unknown": { sq: "Nuk ka ankesë {complaintId}.", en: "There is no complaint {complaintId}." },
  "complaint-answered": {
    sq: "Ankesa {complaintId} ka marrë përgjigje tashmë.",
    en: "The complaint {complaintId} is answered already.",
  },
  "complaint-of-own-act": {
    sq: "Keni marrë pjesë në këtë çështje: ankesës i përgjigjet dikush që nuk ka pasur dorë në të.",
    en: "You have had a hand in this case: somebody who had none answers the complaint.",
  },
  "role-may-not-answer": {
    sq: "Ankesës i përgjigjet përgjegjësi i sektorit ose nënshkruesi.",
    en: "A head of sector or a signatory answers complaints.",
  },
  "nothing-to-appeal": {
    sq: "Nuk ka vendim, as afat të kaluar, kundër të cilit ankohet.",
    en: "There is neither a decision nor a missed limit to appeal against.",
  },
  "appeal-exists": {
    sq: "Ankimi {appealId} është regjistruar tashmë.",
    en: "The appeal {appealId} is entered already.",
  },
  "no-open-appeal": { sq: "Nuk ka ankim që pret vendim.", en: "There is no appeal that waits to be decided." },
  "appeal-unknown": { sq: "Nuk ka ankim {appealId}.", en: "There is no appeal {appealId}." },
  "appeal-decided": { sq: "Ankimi {appealId} është vendosur tashmë.", en: "The appeal {appealId} is decided already." },
  "appeal-effect-differs": {
    sq: "Përfundimi “{outcome}” nuk shkon me pasojën “{effect}”.",
    en: "The outcome “{outcome}” does not go with the effect “{effect}”.",
  },
  "appeal-does-not-reopen": {
    sq: "Çështja rihapet për shkak ankimi atëherë dhe vetëm atëherë kur ankimi e ka hequr vendimin.",
    en: "A case is reopened on appeal exactly where the appeal took the decision away.",
  },
  "output-exists": { sq: "Akti {outputId} është lëshuar tashmë.", en: "The paper {outputId} is issued already." },
  "output-of-denial": {
    sq: "Akti i kërkuar lëshohet vetëm kur kërkesa miratohet; për refuzimin shtypet vendimi i refuzimit.",
    en: "The paper that was asked for is issued only where the application is granted; for a refusal print the refusal.",
  },
  "output-stands": {
    sq: "Akti nr. {number} vlen. Shfuqizojeni, nëse duhet lëshuar një tjetër.",
    en: "Paper no. {number} is valid. Revoke it if another is to be issued.",
  },
  "output-code-taken": {
    sq: "Kodi i verifikimit i takon një akti tjetër.",
    en: "The verification code belongs to another paper.",
  },
  "output-unknown": { sq: "Nuk ka akt të lëshuar {outputId}.", en: "No paper {outputId} was issued." },
};
