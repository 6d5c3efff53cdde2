import type { Words } from "../words.js";

/** What happened in a case, in one sentence for each fact; `step` is the name of the step of the workflow. */
const factWords: Words = {
  "fact-ApplicationLodged": { sq: "Kërkesa u paraqit.", en: "The application was lodged." },
  "fact-CompletionRequested": {
    sq: "Kërkuesit iu kërkua të plotësojë dosjen.",
    en: "The applicant was asked to complete the file.",
  },
  "fact-CompletionProvided": { sq: "Kërkuesi e plotësoi dosjen.", en: "The applicant completed the file." },
  "fact-ApplicationWithdrawn": { sq: "Kërkuesi e tërhoqi kërkesën.", en: "The applicant withdrew the application." },
  "fact-CorrectionRecorded": { sq: "U korrigjua një gabim.", en: "A mistake was put right." },
  "fact-CaseMovedToVersion": {
    sq: "Çështja kaloi në një version më të ri të shërbimit.",
    en: "The case went on under a newer version of the service.",
  },
  "fact-DocumentAttached": { sq: "U shtua një dokument.", en: "A document was added." },
  "fact-DocumentClassified": { sq: "Një dokument u shqyrtua.", en: "A document was looked at." },
  "fact-DocumentSuperseded": {
    sq: "Një dokument u zëvendësua me një tjetër.",
    en: "A document gave way to another.",
  },
  "fact-CaseAdvanced": { sq: "Hapi “{step}” u krye.", en: "The step “{step}” was taken." },
  "fact-CaseAssigned": { sq: "U caktua kush e trajton çështjen.", en: "It was settled who handles the case." },
  "fact-CaseTransferred": {
    sq: "Çështja kaloi në një zyrë tjetër.",
    en: "The case was handed over to another office.",
  },
  "fact-OpinionRequested": { sq: "U kërkua një mendim.", en: "An opinion was asked for." },
  "fact-OpinionGiven": { sq: "Erdhi mendimi i kërkuar.", en: "The opinion came." },
  "fact-CheckRecorded": { sq: "U shënua çfarë u konstatua.", en: "What was found was written down." },
  "fact-ClearanceChecked": {
    sq: "Llogaria u pyet për detyrimet vendore.",
    en: "The account was asked about local dues.",
  },
  "fact-FeeCharged": { sq: "U ngarkua tarifa.", en: "The fee was charged." },
  "fact-FeeSettled": { sq: "Tarifa u pagua.", en: "The fee was paid." },
  "fact-FeeOwedAgain": {
    sq: "Pagesa e tarifës u anulua: tarifa detyrohet sërish.",
    en: "The payment of the fee was taken back: the fee is owed again.",
  },
  "fact-TimeLimitSet": { sq: "Filloi të ecë një afat.", en: "A time limit began to run." },
  "fact-TimeLimitSuspended": { sq: "Afati u pezullua.", en: "The clock was stopped." },
  "fact-TimeLimitResumed": { sq: "Afati rifilloi të ecë.", en: "The clock runs again." },
  "fact-TimeLimitExtended": { sq: "Afati u zgjat.", en: "The time limit was extended." },
  "fact-TimeLimitRecomputed": {
    sq: "Afati u rillogarit sipas kalendarit.",
    en: "The time limit was counted anew by the calendar.",
  },
  "fact-TimeLimitWarned": { sq: "Afati po mbaron.", en: "The time limit is running out." },
  "fact-TimeLimitMissed": { sq: "Afati kaloi.", en: "The time limit passed." },
  "fact-TimeLimitEscalated": {
    sq: "Vonesa i kaloi rolit më lart: i shkruhet atij që e ka në zyrën e çështjes.",
    en: "The delay was passed to the next role above: whoever holds it in the case's office is written to.",
  },
  "fact-TimeLimitMet": { sq: "Afati u respektua.", en: "The time limit was met." },
  "fact-SilenceTookEffect": { sq: "Heshtja dha efekt sipas ligjit.", en: "Silence took effect by law." },
  "fact-DecisionProposed": { sq: "U propozua një vendim.", en: "A decision was proposed." },
  "fact-DecisionTaken": { sq: "U mor vendimi: {step}.", en: "The case was decided: {step}." },
  "fact-DecisionNotified": { sq: "Vendimi iu njoftua kërkuesit.", en: "The applicant was notified of the decision." },
  "fact-ComplaintLodged": { sq: "Kërkuesi u ankua për trajtimin.", en: "The applicant complained of the handling." },
  "fact-ComplaintAnswered": { sq: "Ankesa mori përgjigje.", en: "The complaint was answered." },
  "fact-AppealLodged": { sq: "Kërkuesi ankimoi.", en: "The applicant appealed." },
  "fact-AppealDecided": { sq: "Ankimi u vendos.", en: "The appeal was decided." },
  "fact-CaseClosed": { sq: "Çështja u mbyll.", en: "The case was closed." },
  "fact-CaseReopened": { sq: "Çështja u rihap.", en: "The case was reopened." },
  "fact-OutputIssued": { sq: "U lëshua akti.", en: "The paper was issued." },
  "fact-OutputRevoked": { sq: "Akti u revokua.", en: "The paper was revoked." },
};

/** What the account answered, as a clerk says it to whoever stands before the desk. */
const answerWords: Words = {
  "answer-clear": { sq: "Nuk ka detyrime vendore të prapambetura.", en: "There are no overdue local dues." },
  "answer-clear-under-agreement": {
    sq: "Ka detyrime, por po paguhen me këste sipas marrëveshjes.",
    en: "There are dues, but they are being paid by instalments as agreed.",
  },
  "answer-clear-under-objection": {
    sq: "Ka detyrime që kundërshtohen: {article}.",
    en: "There are dues that are contested: {article}.",
  },
  "answer-not-clear": {
    sq: "Ka {owedTotal|lek} detyrime vendore të prapambetura ({parts} pjesë), më e vjetra nga {owedSince|date}.",
    en: "{owedTotal|lek} of local dues are overdue ({parts} parts), the oldest since {owedSince|date}.",
  },
  "answer-no-account": {
    sq: "Kërkuesi nuk është në regjistër: nuk dihet asnjë detyrim.",
    en: "The applicant is not in the register: no dues are known.",
  },
};

export const timelineWords: Words = { ...factWords, ...answerWords };
