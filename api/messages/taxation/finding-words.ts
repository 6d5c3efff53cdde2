import type { Words } from "../words.js";

/** What the completeness check finds in a fiscal package. */
export const findingWords: Words = {
  "unknown-field": { sq: "Fusha {field} nuk ekziston.", en: "There is no field {field}." },
  "operator-unfit": {
    sq: "Krahasimi {op} nuk i përshtatet fushës {field} ({type}).",
    en: "The comparison {op} does not fit the field {field} ({type}).",
  },
  "value-unfit": {
    sq: "Vlera {value} nuk i përshtatet fushës {field} ({type}).",
    en: "The value {value} does not fit the field {field} ({type}).",
  },
  "unknown-code": {
    sq: "Fusha {field} nuk e njeh kodin {code}.",
    en: "The field {field} does not know the code {code}.",
  },
  "duplicate-code": { sq: "Kodi {code} gjendet më shumë se një herë.", en: "The code {code} stands more than once." },
  "table-unused": { sq: "Tabela nuk përdoret.", en: "The table is not used." },
  "row-unreachable": {
    sq: "Rreshti nuk arrihet kurrë: rreshtat para tij mbulojnë çdo rast.",
    en: "The row is never reached: the rows before it cover every case.",
  },
  "modifier-unreachable": { sq: "Shumëzuesi nuk zbatohet kurrë.", en: "The modifier never applies." },
  "relief-unreachable": { sq: "Lehtësimi nuk zbatohet kurrë.", en: "The relief never applies." },
  "charge-never-applies": { sq: "Taksa nuk zbatohet në asnjë rast.", en: "The charge applies in no case." },
  "case-uncovered": { sq: "Asnjë rresht nuk e mbulon rastin: {case}.", en: "No row covers the case: {case}." },
  "cases-too-many": {
    sq: "Ka tepër raste për t'i kontrolluar; thjeshtoni kushtet.",
    en: "There are too many cases to check; make the conditions simpler.",
  },
  "fact-may-be-missing": {
    sq: "Zëri {item} përdor fushën {field}, e cila mund të mungojë.",
    en: "The item {item} uses the field {field}, which may be missing.",
  },
  "event-date-may-be-missing": {
    sq: "Te {subject} mund të mungojë data e ngjarjes.",
    en: "The date of the event may be missing at {subject}.",
  },
  "validity-reversed": {
    sq: "Vlefshmëria fillon më {validFrom|date}, pas mbarimit më {validTo|date}.",
    en: "The validity begins on {validFrom|date}, after it ends on {validTo|date}.",
  },
  "validity-outside-year": {
    sq: "Vlefshmëria {validFrom|date}–{validTo|date} del jashtë vitit {fiscalYear}.",
    en: "The validity {validFrom|date} to {validTo|date} lies outside the year {fiscalYear}.",
  },
  "validity-not-whole-months": {
    sq: "Vlefshmëria {validFrom|date}–{validTo|date} nuk përbëhet nga muaj të plotë.",
    en: "The validity {validFrom|date} to {validTo|date} is not of whole months.",
  },
  "supersedes-itself": { sq: "Paketa {code} zëvendëson vetveten.", en: "The package {code} supersedes itself." },
  "relief-over-100": {
    sq: "Lehtësimi prej {percent} % kalon 100 %.",
    en: "A relief of {percent} % is more than 100 %.",
  },
  "exemption-not-100": {
    sq: "Përjashtimi është {percent} %, jo 100 %.",
    en: "The exemption is {percent} %, not 100 %.",
  },
  "proration-unfit": {
    sq: "Ndarja sipas muajve nuk i përshtatet periudhës {period}.",
    en: "Proration by months does not fit the period {period}.",
  },
  "instalments-unfit": {
    sq: "Këstet {kind} nuk i përshtaten periudhës {period}.",
    en: "Instalments of kind {kind} do not fit the period {period}.",
  },
  "shares-not-one": {
    sq: "Pjesët e kësteve bëjnë {sum}, jo 1.",
    en: "The shares of the instalments make {sum}, not 1.",
  },
  "due-date-does-not-exist": { sq: "Afati {due} nuk ekziston.", en: "The due date {due} does not exist." },
  "due-dates-not-in-order": { sq: "Afati {due} nuk është sipas radhës.", en: "The due date {due} is out of order." },
  "unknown-vocabulary": { sq: "Nuk ka fjalor {code}.", en: "There is no vocabulary {code}." },
  "unknown-collector": { sq: "Nuk ka mbledhës {code}.", en: "There is no collector {code}." },
  "unknown-item": { sq: "Nuk ka zë {code}.", en: "There is no item {code}." },
  "unknown-unit": { sq: "Nuk ka njësi {code}.", en: "There is no unit {code}." },
  "unknown-subject": { sq: "Nuk ka objekt të tatueshëm {code}.", en: "There is no subject {code}." },
  "unknown-table": { sq: "Nuk ka tabelë {code}.", en: "There is no table {code}." },
  "bundle-collector-differs": {
    sq: "Zëri {item} mblidhet nga {collector}, ndryshe nga grupi.",
    en: "The item {item} is collected by {collector}, unlike its bundle.",
  },
  "bundle-overlap": { sq: "Zëri {code} është në dy grupe.", en: "The item {code} is in two bundles." },
  "collector-not-agent": { sq: "Mbledhësi {code} nuk është agjent.", en: "The collector {code} is no agent." },
  "field-not-a-number": {
    sq: "Fusha {field} ({type}) nuk është numër.",
    en: "The field {field} ({type}) is no number.",
  },
  "field-not-a-fraction": {
    sq: "Fusha {field} ({type}) nuk është thyesë.",
    en: "The field {field} ({type}) is no fraction.",
  },
  "field-not-a-date": { sq: "Fusha {field} ({type}) nuk është datë.", en: "The field {field} ({type}) is no date." },
};
