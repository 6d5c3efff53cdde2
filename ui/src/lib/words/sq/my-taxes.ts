/** Mënyrat e pagesës. */
const NOTICES: Readonly<Record<string, string>> = {
  assessment: "njoftim vlerësimi",
  reminder: "kujtesë",
  demand: "kërkesë për pagesë",
};
const CHANNELS: Readonly<Record<string, string>> = {
  "cash-desk": "në arkë",
  bank: "në bankë",
  post: "në postë",
  agent: "te agjenti",
  "e-albania": "në e-Albania",
};

/** Pse një pagesë nuk vlen. */
const REVERSED: Readonly<Record<string, string>> = {
  "wrong-account": "u shënua në llogari të gabuar",
  "wrong-amount": "shuma ishte e gabuar",
  "entered-twice": "ishte shënuar dy herë",
  bounced: "pagesa u kthye",
  recalled: "u tërhoq nga paguesi",
};

/** Pse një vërtetim nuk vlen më. */
const REVOKED: Readonly<Record<string, string>> = {
  "payment-reversed": "një pagesë u anulua",
  "issued-in-error": "ishte lëshuar gabimisht",
  "agreement-broken": "marrëveshja e kësteve nuk u mbajt",
  reassessed: "detyrimet u llogaritën përsëri",
  "account-merged": "llogaria u bashkua me një tjetër",
};

/** Taksat e mia: sa, pse, si paguhet. */
export const myTaxes = {
  title: "Taksat e mia",
  owed: (amount: string) => `Sot keni për të paguar ${amount}`,
  nothingOwed: "Sot nuk keni asgjë për të paguar",
  late: (amount: string, since: string) => `Prej tyre, ${amount} e kanë kaluar afatin; i pari ka kaluar më ${since}.`,
  lateAll: (since: string) => `Afati ka kaluar; i pari më ${since}.`,
  notYetDue: "Asgjë nuk e ka kaluar afatin.",
  advance: (amount: string) => `Keni paguar ${amount} më shumë se sa duhej: u zbriten detyrimeve që vijnë.`,
  toPay: "Për t'u paguar, dhe pse",
  toPayLead: "Hapni një rresht për të parë si del shuma dhe cili nen e kërkon.",
  settled: "Të paguara",
  unnamed: "Detyrim vendor",
  noObligations: "Bashkia nuk ju ka llogaritur ende asnjë detyrim.",
  year: (year: number) => `viti ${year}`,
  due: "Afati",
  instalments: (count: number) => `${count} këste; i pari i papaguar:`,
  paid: "e paguar",
  principal: "Detyrimi",
  interest: "Kamatëvonesa",
  fine: "Gjoba për vonesë",
  costs: "Shpenzimet e mbledhjes me forcë",
  sum: "Për t'u paguar sot",
  lateWhy:
    "Kamatëvonesa shtohet për çdo ditë vonese (ligji nr. 9920/2008, neni 76), gjoba për vonesë sipas nenit 114. Ndalen ditën që paguani.",
  charged: "Lindi nga",
  decision: (number: string, on: string) => `Paketa fiskale: vendimi nr. ${number}, datë ${on}.`,
  assessedOn: (on: string) => `Llogaritur më ${on}.`,
  howToPay: "Si paguhet",
  atTheDesk: "Në arkën e bashkisë ose të njësisë suaj: mandatin e merrni aty për aty.",
  atTheBank:
    "Me bankë, postë ose agjent pagesash: shkruani numrin e faturës te përshkrimi, që pagesa të gjendet menjëherë. Numrin e llogarisë jua jep zyra.",
  yourOffice: "Zyra juaj",
  latestInvoice: (number: string) => `Fatura juaj e fundit: ${number}.`,
  contest: "Nuk jeni dakord? Kundërshtimi bëhet me shkrim në zyrën tuaj; për faturën thoni numrin e saj.",

  papersTitle: "Faturat dhe pagesat",
  papersHeadline: (invoices: string, payments: string) => `${invoices} dhe ${payments}`,
  invoices: (count: number) => (count === 0 ? "Asnjë faturë" : count === 1 ? "Një faturë" : `${count} fatura`),
  payments: (count: number) => (count === 0 ? "asnjë pagesë" : count === 1 ? "një pagesë" : `${count} pagesa`),
  papersLead: "Çdo letër ka një kod: kushdo mund ta kontrollojë te «Verifiko».",
  invoiceList: "Faturat",
  noInvoices: "Nuk ju është lëshuar ende asnjë faturë.",
  issued: (on: string) => `lëshuar më ${on}`,
  dueOn: (on: string) => `afati ${on}`,
  receipt: (number: string) => `mandati ${number}`,
  mergedFrom: (name: string, number: string | null) =>
    `në emër të regjistrimit të mëparshëm: ${name}${number === null ? "" : ` (${number})`}`,
  download: "Shkarko PDF",
  downloadOf: (number: string) => `Shkarko PDF: ${number}`,
  cancelled: "e anuluar",
  noticeList: "Njoftimet për detyrime",
  noticeNamed: (kind: string) => NOTICES[kind] ?? kind,
  payBy: (on: string) => `të paguhet deri më ${on}`,
  paymentList: "Pagesat",
  noPayments: "Nuk është shënuar ende asnjë pagesë. Pagesat me bankë shfaqen kur banka na njofton.",
  channelNamed: (code: string) => CHANNELS[code] ?? code,
  noReceipt: "mandatin e ka banka",
  reversed: (ground: string) => `nuk vlen: ${REVERSED[ground] ?? "u anulua"}`,
  latestOnly: (count: number) => `Këtu janë ${count} të fundit; më të vjetrat i gjeni në zyrë.`,

  clearanceTitle: "Vërtetimi i shlyerjes",
  clearanceYes: "Vërtetimi mund t'ju jepet sot",
  clearanceNo: (amount: string) => `Vërtetimi nuk mund të jepet: keni ${amount} me afat të kaluar`,
  clearanceLead:
    "Vërtetimi thotë se nuk keni detyrime vendore me afat të kaluar. Këtë e shikojmë te llogaria juaj, tani.",
  exception: (article: string) =>
    `Keni detyrime me afat të kaluar, por mbulohen nga një marrëveshje ose kundërshtim (${article}).`,
  clearanceOwed: "Çfarë pengon",
  since: (on: string) => `që nga ${on}`,
  clearanceThen: "Sapo të paguhen, kthehuni këtu: llogaria shikohet përsëri.",
  toMyTaxes: "Shiko pse, dhe si paguhet",
  askForIt: "Kërko vërtetimin",
  clearances: "Vërtetimet e lëshuara",
  noClearances: "Nuk ju është lëshuar ende asnjë vërtetim.",
  valid: (until: string) => `vlen deri më ${until}`,
  revoked: (on: string, ground: string) => `nuk vlen më nga ${on}: ${REVOKED[ground] ?? "u shfuqizua"}`,
};
