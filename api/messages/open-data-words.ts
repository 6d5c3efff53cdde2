import type { Words } from "./words.js";

/** What is published for everybody, and what is refused there. */
export const openDataWords: Words = {
  "open-data-too-often": {
    sq: "Tepër kërkesa për të dhëna të hapura. Provoni sërish pas {seconds} sekondash.",
    en: "Too many requests for open data. Try again after {seconds} seconds.",
  },
  "open-data-file-unknown": {
    sq: "Skedarët quhen sipas vitit ose muajit: 2025.csv, 2025-03.csv, 2025-03.json.",
    en: "Files are named by year or month: 2025.csv, 2025-03.csv, 2025-03.json.",
  },
  "open-data-period-not-over": {
    sq: "Të dhënat e periudhës {period} botohen pasi të mbarojë, pas datës {to|date}.",
    en: "The data of {period} are published once it is over, after {to|date}.",
  },
  "open-data-performance-title": {
    sq: "Ecuria e shërbimeve – {municipality}",
    en: "Performance of services – {municipality}",
  },
  "open-data-performance-description": {
    sq: "Sa aplikime u pranuan, u vendosën dhe presin, sa me vonesë dhe për sa ditë, sipas shërbimit dhe zyrës. Pa të dhëna personale: numrat rrumbullakosen me hap pesë, secili më vete, ndaj shumat mund të mos përputhen; ditët jepen vetëm kur janë vendosur të paktën dhjetë raste. Shërbimet e ndjeshme nuk përfshihen. Nëpunësit nuk përmenden.",
    en: "How many applications came in, were decided and wait, how many late and for how many days, by service and office. Without personal data: counts are rounded to steps of five, each by itself, so that sums may differ; days are given only where at least ten cases were decided. Sensitive services are left out. Clerks are never named.",
  },
  "open-data-performance-source": {
    sq: "Nxjerrë drejtpërdrejt nga ngjarjet e rasteve në librin e bashkisë. Ditët janë ditë kalendarike nga aplikimi te vendimi, pezullimet përfshirë; me vonesë është ajo që kaloi afatin ligjor.",
    en: "Derived directly from the events of cases in the municipality's ledger. Days are calendar days from application to decision, suspensions included; late is what missed its limit by law.",
  },
  "open-data-column-period": { sq: "Viti ose muaji.", en: "The year or month." },
  "open-data-column-service": { sq: "Kodi i shërbimit.", en: "Code of the service." },
  "open-data-column-service_sq": { sq: "Emri i shërbimit në shqip.", en: "Name of the service in Albanian." },
  "open-data-column-service_en": { sq: "Emri i shërbimit në anglisht.", en: "Name of the service in English." },
  "open-data-column-office": { sq: "Kodi i zyrës.", en: "Code of the office." },
  "open-data-column-office_sq": { sq: "Emri i zyrës në shqip.", en: "Name of the office in Albanian." },
  "open-data-column-office_en": { sq: "Emri i zyrës në anglisht.", en: "Name of the office in English." },
  "open-data-column-received": { sq: "Aplikime të pranuara në periudhë.", en: "Applications received in the period." },
  "open-data-column-decided": { sq: "Raste të vendosura në periudhë.", en: "Cases decided in the period." },
  "open-data-column-pending": {
    sq: "Raste të hapura në fund të periudhës.",
    en: "Cases open at the end of the period.",
  },
  "open-data-column-decidedLate": { sq: "Nga të vendosurat, me vonesë.", en: "Of the decided, late." },
  "open-data-column-pendingLate": { sq: "Nga të hapurat, me afat të kaluar.", en: "Of the open, past their limit." },
  "open-data-column-medianDays": {
    sq: "Ditë nga aplikimi te vendimi: gjysma e rasteve zgjati më pak.",
    en: "Days from application to decision: half of the cases took less.",
  },
  "open-data-column-ninetiethDays": {
    sq: "Ditë nga aplikimi te vendimi: nëntë në dhjetë raste zgjatën më pak.",
    en: "Days from application to decision: nine of ten cases took less.",
  },
};
