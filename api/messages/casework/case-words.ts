import type { Words } from "../words.js";

/** Refusals about a case itself: who may act on it, and what it keeps. */
export const caseWords: Words = {
  "case-unknown": { sq: "Nuk ka çështje {caseId}.", en: "There is no case {caseId}." },
  "queue-empty": {
    sq: "Në radhë nuk ka çështje që mund të merret.",
    en: "There is no case in the queue that could be taken.",
  },
  "tracking-code-wrong": {
    sq: "Numri dhe kodi nuk i përkasin asnjë çështjeje.",
    en: "The number and the code belong to no case.",
  },
  "case-exists": { sq: "Çështja {caseId} është regjistruar tashmë.", en: "The case {caseId} is entered already." },
  "case-mismatch": {
    sq: "Urdhri është për çështjen {caseId}, jo për {found}.",
    en: "The command is for the case {caseId}, not for {found}.",
  },
  "case-keeps-its-version": {
    sq: "Çështja ndjek versionin {version} të shërbimit, nën të cilin u paraqit.",
    en: "The case keeps version {version} of the service, under which it was lodged.",
  },
  "case-closed": { sq: "Çështja është mbyllur.", en: "The case is closed." },
  "case-is-open": { sq: "Çështja është e hapur.", en: "The case is open." },
  "case-in-another-office": {
    sq: "Çështja trajtohet nga zyra “{office|office}”.",
    en: "The case is with the office “{office|office}”.",
  },
  "case-with-another": {
    sq: "Çështjen e ka një nëpunës tjetër (“{role|role}”). Kërkoni t’ju caktohet.",
    en: "Another officer has the case (“{role|role}”). Ask for it to be assigned to you.",
  },
  "not-the-applicant": {
    sq: "Këtë e bën vetëm kërkuesi, ose sporteli në emër të tij.",
    en: "Only the applicant does this, or the front desk in their name.",
  },
  "officers-only": { sq: "Këtë e bëjnë vetëm nëpunësit.", en: "Only officers do this." },
  "role-without-part": {
    sq: "Roli “{role|role}” nuk ka pjesë në këtë gjendje të çështjes (“{state|state}”).",
    en: "The role “{role|role}” has no part in this state of the case (“{state|state}”).",
  },
  "role-may-not-reopen": {
    sq: "Roli “{role|role}” nuk mund ta rihapë çështjen.",
    en: "The role “{role|role}” may not reopen a case.",
  },
  "role-may-not-assign": {
    sq: "Çështjen e cakton drejtuesi, ose e kalon ai që e ka, jo roli “{role|role}”.",
    en: "The head assigns a case, or who has it hands it on, not the role “{role|role}”.",
  },
  "assignee-not-fitting": {
    sq: "Ky përdorues nuk e ka rolin “{role|role}” në zyrën që trajton çështjen. Zgjidhni një nga nëpunësit e ofruar.",
    en: "This user does not hold the role “{role|role}” at the office that handles the case. Choose one of the officers that are offered.",
  },
  "assignee-malformed": {
    sq: "Ky nuk është përdorues që mund të caktohet.",
    en: "This is no user who could be assigned.",
  },
  "service-not-offered-here": {
    sq: "Shërbimi “{service|service}” nuk ofrohet në zyrën “{office|office}”.",
    en: "The service “{service|service}” is not offered at the office “{office|office}”.",
  },
  "applicant-citizen": { sq: "individ", en: "individual" },
  "applicant-business": { sq: "biznes", en: "business" },
  "applicant-kind-wrong": {
    sq: "Shërbimi nuk kërkohet nga ky lloj aplikanti ({kind|applicant}), por nga tjetri ({asked|applicant}).",
    en: "The service is not for this kind of applicant ({kind|applicant}) but for the other ({asked|applicant}).",
  },
  "applicant-not-identified": {
    sq: "Ky shërbim kërkon detyrime të shlyera: kërkuesi duhet të ketë NID ose NIPT.",
    en: "This service asks for settled dues: the applicant must state a NID or NIPT.",
  },
  "applicant-malformed": {
    sq: "Të dhënat e kërkuesit nuk janë të sakta ({field}).",
    en: "The applicant is not stated correctly ({field}).",
  },
  "applicant-not-stated": {
    sq: "Kërkuesi nuk gjendet në regjistër: shkruani emrin.",
    en: "The applicant is not in the register: state the name.",
  },
  "applicant-is-another": {
    sq: "Një korrigjim nuk e kalon çështjen te një person tjetër.",
    en: "A correction does not hand a case to another person.",
  },
  "form-has-faults": {
    sq: "Në formular ka për të ndrequr (gjithsej {count}). Te “{field|field}”: {fault|rule}",
    en: "There is something to put right in the form ({count} in all). In “{field|field}”: {fault|rule}",
  },
  "correction-changes-fee": {
    sq: "Ndryshimi do të ndryshonte tarifën e llogaritur; tarifa korrigjohet më parë.",
    en: "The change would change the fee that was charged; the fee is put right first.",
  },
  "part-not-fitting": {
    sq: "“{part|part}” nuk i përket hapit “{transition|step}”.",
    en: "“{part|part}” does not belong to the step “{transition|step}”.",
  },
  "part-decision": { sq: "vendimi", en: "the decision" },
  "part-request": { sq: "kërkesa për plotësim", en: "the request for completion" },
  "part-completion": { sq: "plotësimi", en: "the completion" },
  "part-proposal": { sq: "propozimi", en: "the proposal" },
  "part-extendBy": { sq: "zgjatja e afatit", en: "the extension" },
  "part-assign": { sq: "caktimi", en: "the assignment" },
  "request-empty": {
    sq: "Thoni çfarë i kërkohet aplikantit: një dokument, një fushë ose fjalë.",
    en: "Say what is asked of the applicant: a document, a field, or words.",
  },
  "check-malformed": { sq: "Verifikimi nuk është i plotë.", en: "The check is not complete." },
  "opinion-exists": {
    sq: "Mendimi {opinionId} është kërkuar tashmë.",
    en: "The opinion {opinionId} was asked for already.",
  },
  "opinion-unknown": { sq: "Nuk është kërkuar mendim {opinionId}.", en: "No opinion {opinionId} was asked for." },
  "opinion-given": { sq: "Mendimi {opinionId} është dhënë tashmë.", en: "The opinion {opinionId} was given already." },
  "day-in-past": {
    sq: "Data {day|date} është para ditës së sotme ({on|date}).",
    en: "The date {day|date} is before today ({on|date}).",
  },
  "version-not-newer": {
    sq: "Versioni {version} i “{code}” nuk është më i ri se {current}.",
    en: "Version {version} of “{code}” is not newer than {current}.",
  },
  "version-newest": {
    sq: "Çështja ndjek tashmë versionin më të ri të shërbimit.",
    en: "The case keeps the newest version of the service already.",
  },
  "version-state-differs": {
    sq: "Gjendja “{state|state}” e versionit të ri nuk i përgjigjet gjendjes së çështjes.",
    en: "The state “{state|state}” of the new version does not correspond to the state of the case.",
  },
  "state-not-to-reopen": {
    sq: "Çështja nuk rihapet në gjendjen “{state|state}”.",
    en: "The case cannot be reopened in the state “{state|state}”.",
  },
  "time-limit-not-running": { sq: "Asnjë afat nuk është në ecje.", en: "No time limit is running." },
  "extension-not-stated": { sq: "Thoni për sa zgjatet afati.", en: "Say by how much the limit is extended." },
  "extension-too-long": {
    sq: "Zgjatja gjithsej {asked} e kalon atë që lejohet ({max}).",
    en: "An extension of {asked} in all is more than is allowed ({max}).",
  },
};
