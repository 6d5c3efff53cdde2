import type { Words } from "../words.js";

/** What guards say when they do not hold. */
export const guardWords: Words = {
  "documents-missing": {
    sq: "Mungojnë {count} dokumente të detyrueshme: {documents}.",
    en: "{count} mandatory documents are missing: {documents}.",
  },
  "document-is-rejected": {
    sq: "Dokumenti “{document}” nuk është pranuar; duhet zëvendësuar.",
    en: "The document “{document}” was rejected; it must be replaced.",
  },
  "fee-not-charged": { sq: "Tarifa nuk është llogaritur ende.", en: "The fee has not been charged yet." },
  "fee-owed-again": {
    sq: "Pagesa e tarifës prej {amount|lek} u anulua më pas. Ajo që kërkohet jepet vetëm pasi tarifa të paguhet sërish.",
    en: "The payment of the fee of {amount|lek} was taken back since. What was asked for is given only when the fee is paid again.",
  },
  "fee-not-paid": { sq: "Tarifa prej {amount|lek} nuk është paguar.", en: "The fee of {amount|lek} is not paid." },
  "fee-without-account": {
    sq: "Kërkuesi nuk lidhet me asnjë llogari: tarifa nuk mund t’i ngarkohet. Regjistrojeni dhe lidheni.",
    en: "The applicant is linked to no account, so the fee cannot be charged. Enter them in the register and link them.",
  },
  "fee-unknown": { sq: "Çështja nuk ka tarifë “{fee}”.", en: "The case has no fee “{fee}”." },
  "tax-not-clear": {
    sq: "Kërkuesi ka {owedTotal|lek} detyrime vendore të prapambetura ({parts} pjesë), më e vjetra nga {owedSince|date}. Pa i shlyer, ky hap nuk bëhet.",
    en: "The applicant owes {owedTotal|lek} of overdue local dues ({parts} parts), the oldest since {owedSince|date}. Until they are settled this step is not possible.",
  },
  "clearance-not-asked": {
    sq: "Llogaria nuk është pyetur sot për detyrimet.",
    en: "The account has not been asked today what is owed.",
  },
  "clearance-of-another-day": {
    sq: "Përgjigjja e llogarisë është e datës {day|date}, jo e sotme ({on|date}).",
    en: "The answer of the account is of {day|date}, not of today ({on|date}).",
  },
  "clearance-of-another-account": {
    sq: "Përgjigjja është e një llogarie tjetër.",
    en: "The answer is of another account.",
  },
  "taxpayer-not-matched": {
    sq: "Kërkuesi nuk lidhet me asnjë llogari taksapaguesi.",
    en: "The applicant is linked to no taxpayer’s account.",
  },
  "taxpayer-is-matched": {
    sq: "Kërkuesi lidhet me një llogari taksapaguesi.",
    en: "The applicant is linked to a taxpayer’s account.",
  },
  "nothing-is-open": { sq: "Nuk ka detyrime apo tarifa të hapura.", en: "Neither dues nor a fee is open." },
  "inspection-not-recorded": { sq: "Inspektimi nuk është regjistruar.", en: "The inspection is not recorded." },
  "assessment-not-recorded": { sq: "Vlerësimi nuk është regjistruar.", en: "The assessment is not recorded." },
  "commission-not-recorded": {
    sq: "Procesverbali i komisionit nuk është regjistruar.",
    en: "The minutes of the commission are not recorded.",
  },
  "commission-without-quorum": {
    sq: "Komisioni nuk kishte kuorum: {present} të pranishëm, duheshin {needed}.",
    en: "The commission had no quorum: {present} were present, {needed} are needed.",
  },
  "commission-votes-differ": {
    sq: "Votat ({counted}) nuk përputhen me të pranishmit ({present}).",
    en: "The votes ({counted}) do not add up to those present ({present}).",
  },
  "registers-not-checked": { sq: "Asnjë regjistër nuk është verifikuar.", en: "No register has been checked." },
  "register-without-answer": {
    sq: "Regjistri “{register}” nuk është përgjigjur; verifikojeni me shkresë ose intervistë.",
    en: "The register “{register}” has not answered; verify by letter or interview.",
  },
  "register-not-asked": {
    sq: "Regjistri për “{document}” nuk është pyetur.",
    en: "The register for “{document}” has not been asked.",
  },
  "consent-not-recorded": { sq: "Pëlqimi nuk është regjistruar.", en: "Consent is not recorded." },
  "request-not-clear": {
    sq: "Nuk është shënuar se kërkesa është e qartë.",
    en: "It is not recorded that the request is clear.",
  },
  "complained-of-not-recorded": {
    sq: "Nuk është shënuar ndaj kujt bëhet ankesa.",
    en: "It is not recorded whom the complaint is about.",
  },
  "handler-involved": {
    sq: "{personId} është i përfshirë në ankesë dhe nuk e trajton atë.",
    en: "{personId} is involved in the complaint and does not handle it.",
  },
  "four-eyes": {
    sq: "Vendos një person tjetër nga ai që e përpunoi çështjen ({personId}).",
    en: "Somebody else must decide than who processed the case ({personId}).",
  },
  "reasons-not-stated": {
    sq: "Arsyet duhen dhënë me shkrim.",
    en: "The reasons must be stated in writing.",
  },
  "silence-has-not-granted": {
    sq: "Heshtja nuk e ka dhënë atë që u kërkua.",
    en: "Silence has not granted what was asked for.",
  },
  "silence-has-not-refused": {
    sq: "Heshtja nuk e ka refuzuar kërkesën.",
    en: "Silence has not refused the application.",
  },
  "applicant-term-runs": {
    sq: "Afati i kërkuesit nuk ka kaluar.",
    en: "The applicant’s term has not passed.",
  },
};
