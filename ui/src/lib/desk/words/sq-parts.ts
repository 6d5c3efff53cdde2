import type { List } from "../packages/part/lists.js";

const LISTS: Readonly<Record<List, string>> = {
  head: "Kreu i paketës",
  bundles: "Nenet në një faturë",
  tables: "Tabelat e vlerësimit",
  zones: "Zonat",
  units: "Njësitë administrative",
  vocabularies: "Fjalorët",
  subjects: "Llojet e objekteve",
  collectors: "Kush i mbledh",
};

const ONE: Readonly<Record<List, string>> = {
  head: "Kreu",
  bundles: "Fatura e përbashkët",
  tables: "Tabela",
  zones: "Zona",
  units: "Njësia administrative",
  vocabularies: "Fjalori",
  subjects: "Lloji i objektit",
  collectors: "Mbledhësi",
};

const ADD: Readonly<Record<List, string>> = {
  head: "Shto",
  bundles: "Shto faturë të përbashkët",
  tables: "Shto tabelë",
  zones: "Shto zonë",
  units: "Shto njësi administrative",
  vocabularies: "Shto fjalor",
  subjects: "Shto lloj objekti",
  collectors: "Shto mbledhës",
};

const REMOVE: Readonly<Record<List, string>> = {
  head: "Hiq",
  bundles: "Hiq faturën e përbashkët",
  tables: "Hiq tabelën",
  zones: "Hiq zonën",
  units: "Hiq njësinë administrative",
  vocabularies: "Hiq fjalorin",
  subjects: "Hiq llojin e objektit",
  collectors: "Hiq mbledhësin",
};

const TEXTS: Readonly<Record<List, string>> = {
  head: "Emri, vendimi, periudha dhe rregullat që vlejnë për gjithë paketën.",
  bundles:
    "Taksat dhe tarifat që paguesi i sheh si një rresht të vetëm. Një nen është së shumti në një faturë të përbashkët.",
  tables:
    "Me to shumëzohet baza e një takse: çmimi i referencës, koeficientët. Vlen rreshti i parë që i plotësohen kushtet.",
  zones: "Çdo njësi administrative është në një zonë të vetme.",
  units: "Territori i bashkisë, njësi për njësi.",
  vocabularies: "Vlerat nga të cilat zgjidhet një e dhënë, me emrat në të dyja gjuhët.",
  subjects: "Për çfarë paguhet, dhe të dhënat që deklarohen për secilin.",
  collectors: "Zyrat dhe agjentët që mbledhin taksat dhe tarifat.",
};

const FIELDS: Readonly<Record<string, string>> = {
  items: "Nenet",
  collector: "Kush e mbledh",
  name: "Emri",
  units: "Njësitë administrative",
  source: "Burimi",
  unit: "Njësia matëse",
  label: "Emri i së dhënës",
  type: "Çfarë është",
  vocabulary: "Zgjidhet nga",
  value: "Vlera",
  field: "Vlera lexohet nga",
  when: "Kur vlen rreshti",
  kind: "Kush është",
  remittance: "Kur e dorëzon agjenti",
  dueDay: "Deri më datën",
  monthOffset: "Sa muaj më pas",
  commissionPercent: "Mban për vete (në përqind)",
  note: "Shënim",
};

const TYPES: Readonly<Record<string, string>> = {
  decimal: "Numër me presje",
  integer: "Numër i plotë",
  money: "Shumë në lekë",
  fraction: "Pjesë e së tërës (1/2)",
  code: "Vlerë nga një fjalor",
  boolean: "Po ose jo",
  date: "Datë",
  month: "Muaj",
  grounds: "Arsye përjashtimi ose lehtësie",
};

const UNITS: Readonly<Record<string, string>> = {
  m2: "m²",
  ha: "hektarë",
  lek: "lekë",
  "lek-per-m2": "lekë për m²",
  night: "net",
  day: "ditë",
  hour: "orë",
  ton: "ton",
  count: "copë",
};

const COLLECTORS: Readonly<Record<string, string>> = { municipality: "Bashkia", agent: "Agjent jashtë bashkisë" };

const ROWS: Readonly<Record<string, string>> = {
  ...{ entries: "Vlera", fields: "E dhëna", rows: "Rreshti", changes: "Ndryshimi" },
};
const ADD_ROW: Readonly<Record<string, string>> = {
  entries: "Shto vlerë",
  fields: "Shto të dhënë",
  rows: "Shto rresht",
  changes: "Shto ndryshim",
};

/** What the editor of the other parts of a package says. */
export const parts = {
  tab: "Kreu dhe pjesët e tjera",
  title: "Pjesët e tjera të projektit",
  text: "Kreu i paketës, dhe çka mbi të mbështeten nenet. Secila pjesë ndryshohet në faqen e vet; çka përdoret diku në paketë nuk hiqet.",
  listNamed: (list: List) => LISTS[list],
  oneNamed: (list: List) => ONE[list],
  textOf: (list: List) => TEXTS[list],
  addTo: (list: List) => ADD[list],
  removeFrom: (list: List) => REMOVE[list],
  usedBy: "Përdoret nga",
  usedByMany: (names: string, more: number) => (more === 0 ? names : `${names} dhe ${more} të tjera`),
  unused: "Nuk përdoret",
  vocabularyName: "Si quhet",
  vocabularyHint: "Prej emrit bëhet kodi i fjalorit. Njerëzit e shohin me emrin e së dhënës që zgjidhet prej tij.",
  codeTaken: "Projekti ka tashmë një pjesë me këtë emër në këtë listë. Zgjidhni një tjetër.",
  removed: "Të hequra nga paketa në fuqi",
  removeText: "Pjesa del nga projekti. Nëse është në paketën në fuqi, mund ta riktheni te pjesët e tjera të projektit.",
  inUse: (what: string, by: string, count: number) =>
    count === 1
      ? `Nuk u ruajt asgjë: “${what}” përdoret ende, te “${by}”. Hiqeni më parë atje.`
      : `Nuk u ruajt asgjë: “${what}” përdoret ende në ${count} vende, së pari te “${by}”. Hiqeni më parë atje.`,

  save: "Ruaj pjesën",
  saved: "Pjesa u ruajt.",
  partNamed: (part: string) => (part === "rows" ? "Rreshtat" : "Çfarë është"),
  parts: "Pjesët e faqes",
  findingsOf: (count: number) =>
    count === 1 ? "1 vërejtje e kësaj pjese pengon publikimin" : `${count} vërejtje të kësaj pjese pengojnë publikimin`,
  noDifference: "Kjo pjesë është njësoj si në fuqi.",
  newPart: "Kjo pjesë nuk është në paketën në fuqi.",
  changedMeanwhile:
    "Dikush tjetër e ndryshoi këtë pjesë ndërkohë, dhe asgjë nga tuajat nuk u ruajt. Çka keni shkruar është ende në fusha; më poshtë shihni ku ndryshon. Nëse e ruani përsëri, mbetet e juaja.",
  goneMeanwhile: "Dikush tjetër e hoqi këtë pjesë nga projekti ndërkohë.",

  fieldNamed: (field: string) => FIELDS[field] ?? field,
  typeNamed: (type: string) => TYPES[type] ?? type,
  unitNamed: (unit: string) => UNITS[unit] ?? unit,
  collectorKindNamed: (kind: string) => COLLECTORS[kind] ?? kind,
  isRequired: "Duhet deklaruar patjetër",
  required: "e detyrueshme",
  requiredHint:
    "Një e dhënë e re që duhet patjetër u mungon objekteve të deklaruara më parë: prova mbi regjistrin tregon sa nuk llogariten dot.",
  valueHint: "Shkruani shifrën, ose zgjidhni të dhënën prej së cilës lexohet.",
  sourceHint: "Burimi i vjetër nuk e vërteton një shifër të re: kur e ndryshoni, shkruani prej nga vjen.",
  typedFigure: "shifra e shkruar këtu",
  unitsHint: "Njësia që shënoni këtu del nga zona ku ishte.",
  inZone: (unit: string, zone: string) => `${unit} (tani: ${zone})`,
  entriesHint: "Kodi i një vlere të re bëhet nga emri shqip dhe nuk ndryshon më: me të ruhen të dhënat e deklaruara.",
  handedOver: (day: number | string, offset: number | string, percent: string) =>
    `deri më datën ${day}, ${offset} muaj më pas; mban ${percent} %`,
  readTitle: "Objektet, fjalorët dhe kush i mbledh",
  rowOf: (list: string, place: number) => `${ROWS[list] ?? list} ${place}`,
  addRow: (list: string) => ADD_ROW[list] ?? "Shto",
  kept: (names: string) => `Përdoret nga: ${names}`,
};
