import type { Words } from "../words.js";

/** Refusals about what is owed and paid. */
export const accountWords: Words = {
  "account-mismatch": {
    sq: "Llogaria {accountId} nuk është ajo e kërkuar ({found}).",
    en: "The account {accountId} is not the one that was found ({found}).",
  },
  "account-merged": {
    sq: "Llogaria {accountId} është bashkuar me {into}; asgjë nuk shënohet më në të.",
    en: "The account {accountId} was merged into {into}; nothing is entered in it any more.",
  },
  "merger-under-way": {
    sq: "Bashkimi i llogarisë {accountId} me {into} nuk ka përfunduar; provoni përsëri kur të përfundojë.",
    en: "The merger of the account {accountId} into {into} is not finished; try again once it is.",
  },
  "account-merged-with-itself": {
    sq: "Llogaria {accountId} nuk mund të bashkohet me veten.",
    en: "The account {accountId} cannot be merged with itself.",
  },
  "account-facts-collide": {
    sq: "Të dyja llogaritë kanë një shënim me emrin {name}; bashkimi kërkon më parë ndreqjen e tij.",
    en: "Both accounts hold an entry named {name}; it must be put right before they can be merged.",
  },
  "day-in-future": {
    sq: "Data {day|date} është pas ditës së sotme ({on|date}).",
    en: "The date {day|date} is later than today ({on|date}).",
  },
  "year-ahead": {
    sq: "Viti {year} është ende larg; mund të shënohet vetëm për vitin që vjen.",
    en: "The year {year} is too far ahead; nothing can be entered beyond next year.",
  },
  "year-closed": {
    sq: "Viti {year} është i mbyllur: mund të vlerësohej deri më {until|date}.",
    en: "The year {year} is closed: it could be assessed until {until|date}.",
  },
  "due-date-too-early": {
    sq: "Afati {due|date} është para datës {earliest|date}, nga e cila njihen normat e kamatës.",
    en: "The due date {due|date} is before {earliest|date}, from which interest rates are known.",
  },
  "due-date-too-far": {
    sq: "Afati {due|date} është më shumë se {years} vjet larg.",
    en: "The due date {due|date} is more than {years} years ahead.",
  },
  "assessment-known": {
    sq: "Vlerësimi {assessmentId} është shënuar më parë.",
    en: "The assessment {assessmentId} was entered before.",
  },
  "assessment-line-malformed": {
    sq: "Rreshti {key} i vlerësimit nuk del: pjesët nuk përputhen me shumën ose emrin.",
    en: "The line {key} of the assessment does not add up: its parts do not fit its amount or name.",
  },
  "assessed-before-standing": {
    sq: "Rivlerësimi më {assessedOn|date} është para vlerësimit në fuqi ({standing|date}).",
    en: "The reassessment of {assessedOn|date} is before the assessment that stands ({standing|date}).",
  },
  "increase-due-too-early": {
    sq: "Afati i shtesës {due|date} është para ditës së rivlerësimit {assessedOn|date}.",
    en: "The increase would be due on {due|date}, before the day of the reassessment, {assessedOn|date}.",
  },
  "obligation-exists": { sq: "Detyrimi {key} ekziston.", en: "The obligation {key} exists already." },
  "obligation-unknown": { sq: "Llogaria nuk ka detyrim {key}.", en: "The account has no obligation {key}." },
  "obligation-twice": { sq: "Detyrimi {key} është dhënë dy herë.", en: "The obligation {key} was given twice." },
  "obligation-contested": {
    sq: "Për detyrimin {key} ka një ankim të pavendosur.",
    en: "An objection to the obligation {key} is still to be decided.",
  },
  "obligation-not-prescribed": {
    sq: "Nga detyrimi {key} janë parashkruar {prescribed|lek}, jo {amount|lek}.",
    en: "Of the obligation {key} {prescribed|lek} are prescribed, not {amount|lek}.",
  },
  "charge-collects-nothing": {
    sq: "Vetëm shpenzimet e ekzekutimit lidhen me detyrimin që mbledhin ({collects}).",
    en: "Only enforcement costs name the obligation that they collect ({collects}).",
  },
  "costs-of-costs": {
    sq: "Detyrimi {key} është vetë shpenzim ekzekutimi.",
    en: "The obligation {key} is itself a cost of enforcement.",
  },
  "invoice-known": { sq: "Fatura {number} është lëshuar më parë.", en: "The invoice {number} was issued before." },
  "invoice-unknown": { sq: "Llogaria nuk ka faturë {invoiceId}.", en: "The account has no invoice {invoiceId}." },
  "invoice-cancelled": { sq: "Fatura {number} është anuluar.", en: "The invoice {number} is cancelled." },
  "nothing-to-bill": {
    sq: "Për vitin {year} nuk ka asgjë të papaguar dhe të pafaturuar.",
    en: "For {year} nothing is unpaid and not yet billed.",
  },
  "notice-known": { sq: "Njoftimi {noticeId} është shënuar më parë.", en: "The notice {noticeId} was entered before." },
  "payment-known": {
    sq: "Pagesa {paymentId} është shënuar më parë.",
    en: "The payment {paymentId} was entered before.",
  },
  "payment-above-most": {
    sq: "Një pagesë e vetme në këtë rrugë pranohet deri në {most|lek}, që një shifër e shtypur tepër të mos bëhet pagesë. Kontrolloni shumën {amount|lek}; nëse është e saktë, shënojeni me disa pagesa.",
    en: "One payment by this way is taken up to {most|lek}, so that a digit typed too many does not become a payment. Check the amount {amount|lek}; if it is right, enter it as several payments.",
  },
  "payment-without-desk": {
    sq: "Pagesa në arkë kërkon arkën dhe numrin e mandatit.",
    en: "A payment at the desk needs the desk and the number of the receipt.",
  },
  "payment-unknown": { sq: "Llogaria nuk ka pagesë {paymentId}.", en: "The account has no payment {paymentId}." },
  "payment-reversed": {
    sq: "Pagesa {paymentId} është anuluar më {reversedOn|date}.",
    en: "The payment {paymentId} was reversed on {reversedOn|date}.",
  },
  "refund-known": { sq: "Kthimi {refundId} është miratuar më parë.", en: "The refund {refundId} was approved before." },
  "refund-unknown": { sq: "Llogaria nuk ka kthim {refundId}.", en: "The account has no refund {refundId}." },
  "refund-withdrawn": { sq: "Kthimi {refundId} është tërhequr.", en: "The refund {refundId} was withdrawn." },
  "refund-paid": { sq: "Kthimi {refundId} është paguar.", en: "The refund {refundId} is paid." },
  "refund-approved-by-requester": {
    sq: "Kthimin nuk mund ta miratojë ai që e kërkoi ({requestedBy}).",
    en: "A refund cannot be approved by who asked for it ({requestedBy}).",
  },
  "refund-above-advance": {
    sq: "Kthimi {amount|lek} është më i madh se parapagimi {advance|lek}.",
    en: "The refund of {amount|lek} is more than the advance of {advance|lek}.",
  },
  "refund-paid-before-approval": {
    sq: "Kthimi u pagua më {paidOn|date}, para miratimit më {approvedOn|date}.",
    en: "The refund was paid on {paidOn|date}, before it was approved on {approvedOn|date}.",
  },
  "refund-not-covered": {
    sq: "Nga kthimi {amount|lek} mungojnë {missing|lek}: një pagesë pas tij është anuluar.",
    en: "Of the refund of {amount|lek} {missing|lek} are missing: a payment behind it was reversed.",
  },
  "agreement-known": {
    sq: "Marrëveshja {agreementId} është shënuar më parë.",
    en: "The agreement {agreementId} was entered before.",
  },
  "agreement-unknown": {
    sq: "Llogaria nuk ka marrëveshje {agreementId}.",
    en: "The account has no agreement {agreementId}.",
  },
  "agreement-ended": {
    sq: "Marrëveshja {agreementId} ka mbaruar ({outcome}).",
    en: "The agreement {agreementId} has ended ({outcome}).",
  },
  "agreement-not-missed": {
    sq: "Nga marrëveshja {agreementId} nuk mungon asnjë këst deri më {on|date}.",
    en: "No instalment of the agreement {agreementId} is missed by {on|date}.",
  },
  "agreement-not-paid": {
    sq: "Nga marrëveshja {agreementId} mbeten {outstanding|lek} të papaguara.",
    en: "Of the agreement {agreementId} {outstanding|lek} are unpaid.",
  },
  "agreement-first-not-at-signature": {
    sq: "Kësti i parë paguhet në ditën e nënshkrimit ({signedOn|date}).",
    en: "The first instalment is due on the day of signature ({signedOn|date}).",
  },
  "agreement-first-too-small": {
    sq: "Kësti i parë {first|lek} është më i vogël se {percent} % ({least|lek}).",
    en: "The first instalment of {first|lek} is less than {percent} % ({least|lek}).",
  },
  "agreement-instalments-not-in-order": {
    sq: "Kësti më {due|date} nuk është sipas radhës.",
    en: "The instalment of {due|date} is out of order.",
  },
  "agreement-sum-differs": {
    sq: "Këstet bëjnë {sum|lek}, detyrimi është {amount|lek}.",
    en: "The instalments make {sum|lek}; what is owed is {amount|lek}.",
  },
  "nothing-overdue": {
    sq: "Më {on|date} nuk ka asgjë të vonuar jashtë marrëveshjeve.",
    en: "On {on|date} nothing is overdue outside an agreement.",
  },
  "part-not-overdue": {
    sq: "Pjesa {part} e detyrimit {key} nuk është e vonuar më {on|date}.",
    en: "Part {part} of the obligation {key} is not overdue on {on|date}.",
  },
  "part-twice": {
    sq: "Pjesa {part} e detyrimit {key} është dhënë dy herë.",
    en: "Part {part} of the obligation {key} was given twice.",
  },
  "part-under-agreement": {
    sq: "Pjesa {part} e detyrimit {key} është në marrëveshjen {agreementId}.",
    en: "Part {part} of the obligation {key} is under the agreement {agreementId}.",
  },
  "objection-known": {
    sq: "Ankimi {objectionId} është shënuar më parë.",
    en: "The objection {objectionId} was entered before.",
  },
  "objection-unknown": {
    sq: "Llogaria nuk ka ankim {objectionId}.",
    en: "The account has no objection {objectionId}.",
  },
  "objection-contests-nothing": {
    sq: "Ankimi nuk kundërshton asnjë detyrim.",
    en: "The objection contests no obligation.",
  },
  "objection-decided": {
    sq: "Ankimi {objectionId} është vendosur më {decidedOn|date}.",
    en: "The objection {objectionId} was decided on {decidedOn|date}.",
  },
  "objection-decided-before-lodged": {
    sq: "Vendimi {decidedOn|date} është para ankimit ({lodgedOn|date}).",
    en: "The decision of {decidedOn|date} is before the objection ({lodgedOn|date}).",
  },
  "appeal-term-over": {
    sq: "Detyrimi {key} mund të kundërshtohej deri më {until|date}; ankimi u paraqit më {lodgedOn|date}.",
    en: "The obligation {key} could be contested until {until|date}; the objection was lodged on {lodgedOn|date}.",
  },
  "write-off-known": {
    sq: "Fshirja {writeOffId} është shënuar më parë.",
    en: "The write-off {writeOffId} was entered before.",
  },
  "write-off-above-outstanding": {
    sq: "Fshirja {amount|lek} është më e madhe se pjesa e papaguar {outstanding|lek}.",
    en: "The write-off of {amount|lek} is more than what is unpaid ({outstanding|lek}).",
  },
  "clearance-known": {
    sq: "Vërtetimi {number} është lëshuar më parë.",
    en: "The clearance {number} was issued before.",
  },
  "clearance-not-on-account": {
    sq: "Llogaria nuk ka vërtetim {clearanceId}.",
    en: "The account has no clearance {clearanceId}.",
  },
  "clearance-revoked": {
    sq: "Vërtetimi {number} është revokuar më {revokedOn|date}.",
    en: "The clearance {number} was revoked on {revokedOn|date}.",
  },
  "clearance-validity-over": {
    sq: "Vlefshmëria {validUntil|date} mbaron para ditës së lëshimit {on|date}.",
    en: "The validity ends on {validUntil|date}, before the day of issue, {on|date}.",
  },
  "clearance-not-clear": {
    sq: "Vërtetimi nuk lëshohet: {owedTotal|lek} të papaguara në {items} zëra, që nga {owedSince|date}.",
    en: "No clearance can be given: {owedTotal|lek} in {items} item(s) are unpaid, since {owedSince|date}.",
  },
};
