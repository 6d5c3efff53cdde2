import type { Words } from "../words.js";

/** Refusals about what holds for the whole municipality. */
export const municipalityWords: Words = {
  "municipality-exists": {
    sq: "Bashkia {tenant} e mban librin këtu prej kohësh.",
    en: "The municipality {tenant} keeps its ledger here already.",
  },
  "municipality-not-established": {
    sq: "Bashkia nuk e mban ende librin këtu.",
    en: "The municipality does not keep its ledger here yet.",
  },
  "allocation-order-incomplete": {
    sq: "Radha e shlyerjes {order} nuk i përmban të gjithë përbërësit, secilin një herë.",
    en: "The order of settlement {order} does not name every component once.",
  },
  "number-template-malformed": {
    sq: "Modeli i numrit “{template}” nuk është i vlefshëm.",
    en: "The number template “{template}” is not valid.",
  },
  "office-exists": {
    sq: "Zyra “{office|office}” është hapur më parë.",
    en: "The office “{office|office}” is open already.",
  },
  "office-closed": {
    sq: "Zyra “{office|office}” është e mbyllur. Zgjidhni një zyrë të hapur.",
    en: "The office “{office|office}” is closed. Choose one that is open.",
  },
  "office-has-cases": {
    sq: "Zyra “{office|office}” ka ende {cases} çështje të hapura. Kaloni më parë te një zyrë tjetër, pastaj mbylleni.",
    en: "The office “{office|office}” still has {cases} open cases. Hand them over to another office first, then close it.",
  },
  "office-has-offices": {
    sq: "Nga zyra “{office|office}” varet “{under|office}”, që është e hapur. Mbyllni më parë atë.",
    en: "The open office “{under|office}” belongs to “{office|office}”. Close that one first.",
  },
  "office-parent-unknown": {
    sq: "Zyra “{office|office}” varet nga {parent}, që nuk ekziston.",
    en: "The office “{office|office}” belongs to {parent}, which does not exist.",
  },
  "office-parent-closed": {
    sq: "Zyra “{office|office}” varet nga “{parent|office}”, që është e mbyllur. Hapni më parë atë, ose zgjidhni një tjetër.",
    en: "The office “{office|office}” belongs to “{parent|office}”, which is closed. Open that one first, or choose another.",
  },
  "unit-unknown": { sq: "Njësia {unit} nuk ekziston.", en: "There is no unit {unit}." },
  "zone-overlap": { sq: "Njësia {unit} është në dy zona.", en: "The unit {unit} is in two zones." },
  "unit-without-zone": { sq: "Njësia {unit} nuk është në asnjë zonë.", en: "The unit {unit} is in no zone." },
  "holiday-outside-years": {
    sq: "Festa {holiday} ({observed|date}) është jashtë viteve të kalendarit.",
    en: "The holiday {holiday} ({observed|date}) lies outside the years of the calendar.",
  },
  "holiday-observed-at-weekend": {
    sq: "Festa {holiday} do të mbahej në fundjavë ({observed|date}).",
    en: "The holiday {holiday} would be observed at a weekend ({observed|date}).",
  },
  "calendar-malformed": {
    sq: "Kalendari i festave nuk është i shkruar siç duhet (te “{path}”). Duhen: code, version, years, holidays, bridgeDays.",
    en: "The calendar of holidays is not written as it has to be (at “{path}”). It needs: code, version, years, holidays, bridgeDays.",
  },
  "calendar-assumes-unknown-year": {
    sq: "Viti i supozuar {year} nuk është ndër vitet e kalendarit.",
    en: "The assumed year {year} is not among the years of the calendar.",
  },
  "calendar-version-reused": {
    sq: "Versioni {version} i kalendarit është përdorur më parë. Jepini kalendarit të ndryshuar një version të ri.",
    en: "The version {version} of the calendar was used before. Give the changed calendar a new version.",
  },
  "calendar-year-lost": {
    sq: "Kalendari i ri nuk e përmban vitin {year}, që e kishte i vjetri.",
    en: "The new calendar lacks the year {year}, which the old one had.",
  },
  "calendar-changed": {
    sq: "Kalendari u ndryshua ndërkohë: tani vlen versioni {version}. Shihni edhe një herë çfarë do të ndryshonte.",
    en: "The calendar was changed meanwhile: the version {version} holds now. Look again at what would change.",
  },
  "calendar-year-past": {
    sq: "Viti {year} ka kaluar dhe afatet e tij janë numëruar. Një vit i kaluar ndreqet vetëm me kalendarin e plotë, nga rreshti i komandës.",
    en: "The year {year} has passed and its deadlines were counted. A past year is put right only with the whole calendar, at the command line.",
  },
  "calendar-year-not-next": {
    sq: "Viti {year} nuk mund të hartohet ende. Viti i fundit që mund të hartohet është {next}.",
    en: "The year {year} cannot be drafted yet. The last year that can be drafted is {next}.",
  },
  "calendar-source-missing": {
    sq: "Kalendari i vitit {year} është zyrtar. Shkruani aktin me të cilin ndryshohet.",
    en: "The calendar of the year {year} is official. Name the act that changes it.",
  },
  "holiday-not-moveable": {
    sq: "Festa {holiday} nuk është festë me datë të lëvizshme e vitit {year}.",
    en: "The holiday {holiday} is no moveable holiday of the year {year}.",
  },
  "holiday-outside-year": {
    sq: "Data {date|date} e festës {holiday} nuk është në vitin {year}.",
    en: "The day {date|date} of the holiday {holiday} is not in the year {year}.",
  },
  "day-off-outside-year": {
    sq: "Dita e pushimit {date|date} nuk është në vitin {year}.",
    en: "The day off {date|date} is not in the year {year}.",
  },
  "day-off-at-weekend": {
    sq: "Dita e pushimit {date|date} bie në fundjavë, kur nuk punohet gjithsesi. Hiqeni.",
    en: "The day off {date|date} falls on a weekend, when nobody works anyway. Leave it out.",
  },
  "day-off-is-holiday": {
    sq: "Dita e pushimit {date|date} është festë. Hiqeni.",
    en: "The day off {date|date} is a holiday already. Leave it out.",
  },
  "interest-rates-not-in-order": {
    sq: "Normat e kamatës nuk janë sipas datës (te {from|date}).",
    en: "The interest rates are not in order of date (at {from|date}).",
  },
};
