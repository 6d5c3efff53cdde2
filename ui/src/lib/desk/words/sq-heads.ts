const SECTIONS: Readonly<Record<string, string>> = {
  about: "Emri dhe shënimi",
  decision: "Vendimi i këshillit",
  "base-decision": "Vendimi bazë",
  period: "Periudha në fuqi",
  publication: "Publikimi",
  liability: "Nga cili muaj paguhet",
  "due-dates": "Afatet në ditë pushimi",
  rounding: "Rrumbullakimi",
  changes: "Çka thuhet për ndryshimet",
};

const TEXTS: Readonly<Record<string, string>> = {
  about: "Me këtë emër e gjejnë paketën qytetarët. Shënimi lexohet në krye të saj.",
  decision: "Vendimi me të cilin këshilli e miraton paketën.",
  "base-decision": "Vendimi që paketa ndryshon nga viti në vit, me vendimet që e kanë ndryshuar.",
  period: "Muaj të plotë brenda vitit të paketës. Numri i variantit rritet kur paketa ndryshon brenda vitit.",
  publication: "Brenda sa ditësh pas miratimit duhet botuar paketa.",
  liability: "Nga cili muaj nis detyrimi i një objekti të ri, dhe me cilin muaj mbaron kur objekti nuk është më.",
  "due-dates": "Çfarë bëhet kur afati bie në ditë pushimi. Festat janë ato të kalendarit të bashkisë.",
  rounding:
    "Shumat rrumbullakohen në lekë të plotë, gjysma lart; kur ndahen me këste, secili këst rrumbullakohet dhe i fundit merr mbetjen. Formati nuk lë zgjedhje tjetër: këtu shkruhet vetëm prej nga vjen rregulli.",
  changes: "Çka u thuhet lexuesve se ndryshon nga paketa e mëparshme. Llogaritja nuk e lexon.",
};

const FIELDS: Readonly<Record<string, string>> = {
  notice: "Shënimi në krye",
  status: "Si qëndron",
  number: "Numri",
  date: "Data",
  title: "Titulli",
  amendedBy: "Ndryshuar me vendimet",
  validFrom: "Nga data",
  validTo: "Deri më datën",
  version: "Varianti brenda vitit",
  withinDays: "Brenda kaq ditësh pas miratimit",
  start: "Detyrimi nis",
  end: "Detyrimi mbaron",
  roll: "Kur afati bie në ditë pushimi",
  item: "Neni",
  what: "Çka ndryshon",
  from: "Nga",
  to: "Në",
  text: "Si u thuhet lexuesve",
};

const STATUSES: Readonly<Record<string, string>> = {
  demonstration: "Demonstruese",
  proposed: "E propozuar",
  approved: "E miratuar",
  repealed: "E shfuqizuar",
};
const STARTS: Readonly<Record<string, string>> = {
  "next-month": "Nga muaji pasardhës",
  "same-month": "Nga i njëjti muaj",
};
const ENDS: Readonly<Record<string, string>> = {
  "same-month": "Me të njëjtin muaj",
  "previous-month": "Me muajin e mëparshëm",
};
const ROLLS: Readonly<Record<string, string>> = {
  "next-working-day": "Kalon në ditën e parë të punës",
  none: "Mbetet siç është",
};

/** What the editor says of the head of a package, of its bundles and of what is said of its changes. */
export const heads = {
  sectionNamed: (section: string) => SECTIONS[section] ?? section,
  textOf: (section: string) => TEXTS[section] ?? "",
  fieldNamed: (field: string) => FIELDS[field] ?? field,
  statusNamed: (status: string) => STATUSES[status] ?? status,
  startNamed: (start: string) => STARTS[start] ?? start,
  endNamed: (end: string) => ENDS[end] ?? end,
  rollNamed: (roll: string) => ROLLS[roll] ?? roll,
  amending: (place: number) => `Vendimi ${place}`,
  whole: "I gjithë neni",
  row: (place: number) => `Ndryshimi ${place}`,
  said: (count: number) => (count === 0 ? "Asnjë" : count === 1 ? "1 ndryshim i thënë" : `${count} ndryshime të thëna`),
  sayAll: "Shto çka ndryshon dhe nuk thuhet ende",
  sayAllText:
    "Ndryshimet gjenden duke krahasuar nenet me paketën në fuqi. Fjalët janë propozim: ndryshojini si t'i lexojë këshilli.",
  newArticle: (article: string) => `Nen i ri: ${article}.`,
  changedTo: (article: string, what: string, from: string, to: string) => `${article}, ${what}: nga ${from} në ${to}.`,
  nothing: "asgjë",
  itemsHint: "Neni që shënoni këtu del nga fatura ku ishte. Të gjitha i mbledh i njëjti mbledhës.",
  inBundle: (article: string, bundle: string) => `${article} (tani: ${bundle})`,
  collectedBy: (article: string, collector: string) => `${article} (e mbledh: ${collector})`,
  dayHint: "Për shembull 31.12.2026",
};
