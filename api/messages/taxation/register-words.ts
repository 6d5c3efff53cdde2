import type { Words } from "../words.js";

/** Refusals of the register. */
export const registerWords: Words = {
  "taxpayer-unknown": { sq: "Ky tatimpagues nuk është në regjistër.", en: "This taxpayer is not in the register." },
  "taxpayer-exists": {
    sq: "Ky identifikues i përket një tatimpaguesi tjetër të regjistruar.",
    en: "This id belongs to another registered taxpayer.",
  },
  "taxpayer-closed": {
    sq: "Tatimpaguesi doli nga regjistri më {to|date}.",
    en: "The taxpayer left the register on {to|date}.",
  },
  "taxpayer-merged": {
    sq: "Ky regjistrim ishte i dyfishtë; vazhdon te {survivorId}.",
    en: "This record was a duplicate; {survivorId} carries on.",
  },
  "taxpayer-merged-with-itself": {
    sq: "Një tatimpagues nuk bashkohet me veten.",
    en: "A taxpayer cannot be merged with itself.",
  },
  "merger-keeps-otherwise": {
    sq: "Ky regjistrim u bashkua më parë me {survivorId}, me një listë tjetër objektesh; vlen ajo listë. Objektet e tjera deklarohen te {survivorId}.",
    en: "This record was merged into {survivorId} before, with another list of objects; that list holds. Other objects are declared at {survivorId}.",
  },
  "mergers-in-a-circle": {
    sq: "Dy bashkime në drejtime të kundërta e kthejnë {taxpayerId} te vetja; ky bashkim nuk bëhet. Shihni cili regjistrim vazhdon.",
    en: "Mergers in opposite directions lead {taxpayerId} back to itself; this merger is not made. See which record carries on.",
  },
  "identifier-taken": {
    sq: "Ky numër është në regjistër: i përket tatimpaguesit {taxpayerId}.",
    en: "This number is in the register: it belongs to the taxpayer {taxpayerId}.",
  },
  "username-taken": { sq: "Ky emër përdoruesi është i zënë.", en: "This user name is taken." },
  "identifier-value-missing": { sq: "Mungon numri ({scheme}).", en: "The number is missing ({scheme})." },
  "identifier-value-superfluous": {
    sq: "Kush nuk ka numër, nuk shkruan numër.",
    en: "Who has no number states none.",
  },
  "identifier-scheme-unfit": {
    sq: "Tatimpaguesi i llojit “{kind|payer}” nuk identifikohet me {scheme}.",
    en: "A taxpayer of the kind “{kind|payer}” is not known by {scheme}.",
  },
  "moved-later": {
    sq: "Është shënuar një zhvendosje e mëvonshme ({movedOn|date}).",
    en: "A later move is recorded ({movedOn|date}).",
  },
  "activity-unknown": { sq: "Tatimpaguesi nuk e ka këtë veprimtari.", en: "The taxpayer has no such activity." },
  "activity-exists": { sq: "Kjo veprimtari është shënuar më parë.", en: "This activity is recorded already." },
  "activity-ended": { sq: "Veprimtaria mbaroi më {to|date}.", en: "The activity ended on {to|date}." },
  "date-before-activity": {
    sq: "{date|date} është para {from|date}, kur veprimtaria u bë siç është.",
    en: "{date|date} is before {from|date}, since when the activity is as it is.",
  },
  "object-unknown": { sq: "Tatimpaguesi nuk e ka objektin {objectId}.", en: "The taxpayer has no object {objectId}." },
  "object-exists": {
    sq: "Objekti {objectId} është deklaruar më parë.",
    en: "The object {objectId} is declared already.",
  },
  "object-changed-already": {
    sq: "Objekti është shënuar me të dhëna që nga {changedFrom|date}; {from|date} nuk është pas saj.",
    en: "The object has facts recorded since {changedFrom|date}; {from|date} is not after it.",
  },
  "object-outlives-taxpayer": {
    sq: "Tatimpaguesi doli më {closedOn|date}; objekti nuk mund të vazhdojë më tej.",
    en: "The taxpayer left on {closedOn|date}; the object cannot go on after it.",
  },
  "object-facts-too-many": {
    sq: "Objekti ka më shumë se {max} të dhëna.",
    en: "The object has more than {max} facts.",
  },
  "object-fact-name-malformed": {
    sq: "“{field}” nuk është emër i një të dhëne.",
    en: "“{field}” is not the name of a fact.",
  },
  "object-fact-reserved": {
    sq: "“{field}” nuk jepet si e dhënë: e thonë datat e objektit dhe lehtësitë.",
    en: "“{field}” is not given as a fact: the object's dates and the reliefs say it.",
  },
  "object-fact-malformed": {
    sq: "Vlera e {field} nuk ka formën e duhur.",
    en: "The value of {field} is not of the right form.",
  },
  "share-malformed": {
    sq: "Pjesa shkruhet si thyesë mbi zero, më së shumti 1: 1/3.",
    en: "A share is a fraction above zero, at most 1: 1/3.",
  },
  "share-set-already": {
    sq: "Pjesa është caktuar që nga {setFrom|date}; {from|date} nuk është pas saj.",
    en: "The share is set since {setFrom|date}; {from|date} is not after it.",
  },
  "relief-unknown": { sq: "Tatimpaguesi nuk e ka këtë lehtësi.", en: "The taxpayer has no such relief." },
  "relief-exists": { sq: "Kjo lehtësi është dhënë më parë.", en: "This relief was granted already." },
  "relief-overlaps": {
    sq: "Arsyeja {ground} njihet tashmë nga {from|date} deri më {to|date}.",
    en: "The ground {ground} is recognised already from {from|date} to {to|date}.",
  },
  "relief-ended": { sq: "Lehtësia mbaron më {to|date}.", en: "The relief ends on {to|date}." },
  "date-too-far-ahead": {
    sq: "{date|date} është tepër larg; e fundit e lejuar është {latest|date}.",
    en: "{date|date} is too far ahead; the latest allowed is {latest|date}.",
  },
  "period-ends-before-it-begins": {
    sq: "Periudha mbaron më {to|date}, para se të fillojë më {from|date}.",
    en: "The period ends on {to|date}, before it begins on {from|date}.",
  },
  "date-before-object": {
    sq: "Më {date|date} objekti nuk ekzistonte; ekziston që nga {from|date}.",
    en: "On {date|date} the object did not exist; it exists since {from|date}.",
  },
  "date-after-object": {
    sq: "Më {date|date} objekti nuk ekzistonte më; mbaroi më {to|date}.",
    en: "On {date|date} the object no longer existed; it ended on {to|date}.",
  },
  "email-malformed": { sq: "Kjo nuk është adresë e-mail.", en: "This is no e-mail address." },
  "phone-malformed": { sq: "Ky nuk është numër telefoni.", en: "This is no telephone number." },
};
