import { run } from "./sq-run.js";

const KINDS: Readonly<Record<string, string>> = {
  assessment: "Njoftim vlerësimi",
  reminder: "Kujtesë",
  demand: "Kërkesë për pagesë",
};
const WAYS: Readonly<Record<string, string>> = { "e-mail": "me e-mail", print: "me letër" };

/** Notices to those who owe: whom and what they tell, and what became of them. */
export const notices = {
  ...run,
  startTitle: "Njofto ata që kanë detyrime",
  kind: "Çfarë njoftohet",
  kindNamed: (kind: string) => KINDS[kind] ?? kind,
  kindText:
    "Njoftimi i vlerësimit është për një vit dhe jepet një herë për çdo vlerësim. Kujtesa dhe kërkesa janë për çfarë ka afat të kaluar; detyrimet nën marrëveshje ose të kundërshtuara nuk përfshihen.",
  items: "Taksat dhe tarifat",
  itemsText: "Pa zgjedhur asnjë, njoftohen të gjitha.",
  year: "Viti i detyrimeve",
  allYears: "Të gjithë vitet",
  payerKind: "Lloji i tatimpaguesit",
  all: "Të gjithë",
  daysLate: "Me vonesë të paktën (ditë)",
  minimum: "Shuma të paktën (lekë)",
  quietDays: "Mos përsërit brenda (ditë)",
  payWithin: "Të paguhet brenda (ditë)",
  start: "Lësho njoftimet",
  startText: "Kush ka adresë e-mail e merr aty; për të tjerët njoftimi shtypet.",
  list: "Lëshimet, më i riu në krye",
  none: "Asnjë njoftim nuk është lëshuar ende.",
  standsText: "Lëshimi u ndërpre dhe nuk është në punë. Vazhdojeni: askush nuk njoftohet dy herë.",
  looked: "Tatimpagues të parë",
  issued: "Njoftime",
  byEmail: "Me e-mail",
  mailWaiting: "E-mail në pritje",
  undelivered: "E-mail i padorëzuar: shkojnë me postë",
  byPrint: "Për t'u shtypur",
  without: "Pa detyrim, ose të njoftuar së fundi",
  total: "Shuma e njoftuar",
  title: (kind: string, on: string) => `${KINDS[kind] ?? kind}, ${on}`,
  late: (days: number) => `me vonesë të paktën ${days} ditë`,
  atLeast: (amount: string) => `të paktën ${amount}`,
  ofYear: (year: number) => `viti ${year}`,
  resume: "Vazhdo lëshimin",
  abandon: "Braktis lëshimin",
  abandonText: "Njoftimet e lëshuara mbeten; të tjerët nuk njoftohen nga ky lëshim.",
  notices: "Njoftimet e këtij lëshimi",
  packet: "Shkarko ato me letër të kësaj faqeje (ZIP)",
  way: "Si",
  wayNamed: (way: string, mail: string | null) =>
    mail === "undelivered" ? "me letër, sepse e-maili nuk u dorëzua" : (WAYS[way] ?? way),
  received: "Marrë",
  notServed: "ende jo",
  payBy: "Të paguhet deri më",
  ofTaxpayer: "Njoftimet",
  noneOfTaxpayer: "Nuk është njoftuar për asnjë detyrim.",
};
