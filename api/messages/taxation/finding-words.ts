import type { Words } from "../words.js";

/** What the completeness check finds in a fiscal package. */
export const findingWords: Words = {
  "unknown-field": { sq: "Fusha {field} nuk ekziston.", en: "There is no field {field}." },
  "operator-unfit": {
    sq: "Ky krahasim nuk i përshtatet të dhënës “{field}”.",
    en: "This comparison does not fit the fact “{field}”.",
  },
  "value-unfit": {
    sq: "Vlera {value} nuk i përshtatet të dhënës “{field}”.",
    en: "The value {value} does not fit the fact “{field}”.",
  },
  "unknown-code": {
    sq: "E dhëna “{field}” nuk e njeh vlerën {code}.",
    en: "The fact “{field}” does not know the value {code}.",
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
    sq: "“{item}” përdor të dhënën “{field}”, e cila mund të mungojë.",
    en: "“{item}” uses the fact “{field}”, which may be missing.",
  },
  "event-date-may-be-missing": {
    sq: "Te “{subject}” mund të mungojë data e ngjarjes.",
    en: "The date of the event may be missing at “{subject}”.",
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
    sq: "Sipas muajve ndahet vetëm një detyrim vjetor.",
    en: "Only a yearly charge is divided by months.",
  },
  "instalments-unfit": {
    sq: "Çdo muaj paguhet vetëm një detyrim mujor.",
    en: "Only a monthly charge is paid every month.",
  },
  "shares-not-one": {
    sq: "Pjesët e kësteve bëjnë {sum}, jo 1.",
    en: "The shares of the instalments make {sum}, not 1.",
  },
  "due-date-does-not-exist": { sq: "Afati {due} nuk ekziston.", en: "The due date {due} does not exist." },
  "date-does-not-exist": { sq: "Data {date} nuk ekziston.", en: "The date {date} does not exist." },
  "due-dates-not-in-order": { sq: "Afati {due} nuk është sipas radhës.", en: "The due date {due} is out of order." },
  "unit-missing": { sq: "Mungon njësia në të cilën numërohet.", en: "The unit in which it is counted is missing." },
  "unknown-vocabulary": { sq: "Nuk ka fjalor {code}.", en: "There is no vocabulary {code}." },
  "unknown-collector": { sq: "Nuk ka mbledhës {code}.", en: "There is no collector {code}." },
  "unknown-item": { sq: "Nuk ka zë {code}.", en: "There is no item {code}." },
  "unknown-unit": { sq: "Nuk ka njësi {code}.", en: "There is no unit {code}." },
  "unknown-subject": { sq: "Nuk ka objekt të tatueshëm {code}.", en: "There is no subject {code}." },
  "unknown-table": { sq: "Nuk ka tabelë {code}.", en: "There is no table {code}." },
  "bundle-collector-differs": {
    sq: "“{item}” mblidhet nga {collector}, ndryshe nga fatura e përbashkët.",
    en: "“{item}” is collected by {collector}, unlike its bundle.",
  },
  "bundle-overlap": { sq: "Zëri {code} është në dy grupe.", en: "The item {code} is in two bundles." },
  "collector-not-agent": { sq: "Mbledhësi {code} nuk është agjent.", en: "The collector {code} is no agent." },
  "field-not-a-number": {
    sq: "E dhëna “{field}” nuk është numër.",
    en: "The fact “{field}” is no number.",
  },
  "field-not-a-fraction": {
    sq: "E dhëna “{field}” nuk është pjesë e një të tëre.",
    en: "The fact “{field}” is no share.",
  },
  "field-not-a-date": { sq: "E dhëna “{field}” nuk është datë.", en: "The fact “{field}” is no date." },
};

/** What the facts are called that a package has no label for, and values that no list of its names. */
export const findingFactWords: Words = {
  "fact-taxpayer.kind": { sq: "Lloji i taksapaguesit", en: "Kind of taxpayer" },
  "fact-subject.kind": { sq: "Lloji i objektit", en: "Kind of object" },
  "fact-subject.zone": { sq: "Zona", en: "Zone" },
  "fact-period.year": { sq: "Viti", en: "Year" },
  "fact-period.month": { sq: "Muaji", en: "Month" },
  "fact-any": { sq: "çdo rast", en: "any case" },
  "fact-missing": { sq: "nuk dihet", en: "not known" },
  "fact-true": { sq: "po", en: "yes" },
  "fact-false": { sq: "jo", en: "no" },
  "fact-not": { sq: "jo {name}", en: "not {name}" },
  "payer-household": { sq: "familje", en: "household" },
  "payer-person": { sq: "person fizik", en: "person" },
  "payer-business": { sq: "biznes", en: "business" },
  "payer-institution": { sq: "institucion", en: "institution" },
  "payer-ngo": { sq: "organizatë jofitimprurëse", en: "non-profit organisation" },
  "payer-religious-community": { sq: "bashkësi fetare", en: "religious community" },
  "payer-agent": { sq: "agjent tatimor", en: "tax agent" },
};
