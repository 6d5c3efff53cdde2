/** Track a request. */
export const track = {
  title: "Ndiq kërkesën",
  headline: "Ku ka mbërritur kërkesa juaj?",
  lead: "Shkruani numrin e kërkesës dhe kodin që keni në dëftesën e aplikimit. Nuk duhet të hyni me llogari.",
  number: "Numri i kërkesës",
  numberHint: "Si në dëftesë, me vitin dhe zyrën",
  code: "Kodi i ndjekjes",
  codeHint: "Dymbëdhjetë shenja; hapësirat dhe viza nuk kanë rëndësi",
  show: "Shiko gjendjen",
  missingNumber: "Shkruani numrin e kërkesës",
  missingCode: "Shkruani kodin e ndjekjes",
  since: "Që nga",
  due: "Afati i vendimit",
  answerBy: "Ju duhet të përgjigjeni deri më",
  office: "Zyra",
  service: "Shërbimi",
  outcome: "Përfundimi",
  outcomeNamed: (outcome: string) => OUTCOMES[outcome] ?? outcome,
  appeal: "Ankimi",
  another: "Shiko një kërkesë tjetër",
  lost: "E humbët kodin? Shkoni në zyrën ku aplikuat me kartën e identitetit.",
};

const OUTCOMES: Readonly<Record<string, string>> = {
  favourable: "U miratua",
  adverse: "U refuzua; në vendim gjeni arsyet dhe rrugën e ankimit",
  ended: "U mbyll",
  withdrawn: "U tërhoq nga ju",
  lapsed: "U mbyll, sepse kaloi afati juaj i përgjigjes",
};

/** Verify a paper. */
export const verify = {
  title: "Verifiko",
  headline: "A vlen dokumenti që keni në dorë?",
  lead: "Vërtetimet, vendimet, faturat dhe mandatet e bashkisë kanë një numër dhe një kod. Këtu kontrollohen pa hyrë me llogari, dhe shihet vetëm ajo që është shkruar në dokument.",
  number: "Numri i dokumentit",
  code: "Kodi i verifikimit",
  codeHint: "Gjashtëmbëdhjetë shenja, poshtë kodit QR",
  check: "Kontrollo",
  qr: "Me telefon",
  qrText: "Drejtojeni kamerën mbi kodin QR të dokumentit: hapet e njëjta faqe, pa shkruar asgjë.",
  what: "Çfarë do të shihni",
  whatText:
    "Nëse dokumenti vlen, ka skaduar ose është anuluar; numri, data dhe shuma. Emri dhe numri personal nuk tregohen.",
};

/** Open data. */
export const data = {
  title: "Të dhëna të hapura",
  headline: "Shifrat e bashkisë, për këdo që do t'i përdorë",
  lead: "Tabela pa të dhëna personale, me licencë CC BY 4.0: mund t'i shkarkoni, t'i ndryshoni dhe t'i botoni, duke thënë nga vijnë.",
  revenue: "Të ardhurat e veta",
  revenueText:
    "Plani, llogaritja dhe arkëtimi i një viti: sipas muajit, sipas taksës dhe sipas njësisë. Ku paguajnë pak, shifrat tregohen bashkë.",
  services: "Katalogu i shërbimeve",
  servicesText: "Çdo shërbim me afatin, tarifën dhe dokumentet, në formatin evropian CPSV-AP (JSON-LD).",
  performance: "Puna e zyrave",
  performanceText:
    "Kërkesat e marra, të vendosura dhe në vonesë, me ditët e pritjes, sipas shërbimit dhe zyrës. Një tabelë për çdo muaj të mbyllur.",
  law: "Kufijtë e njësive",
  lawText: "Harta e 11 njësive administrative vjen nga OpenStreetMap dhe mbetet nën licencën ODbL 1.0.",
  description: "Përshkrimi i plotë",
  year: (year: number, format: string) => `${year}, ${format}`,
  verifyTitle: "Si verifikohen shifrat",
  verifyText: [
    "Çdo shifër llogaritet nga regjistri i ngjarjeve: çdo pagesë, faturë ose anulim shkruhet një herë dhe nuk ndryshohet më. Një gabim ndreqet me një ngjarje të re, që thotë cilën ndreq.",
    "Pranë shifrës thuhet deri te cila ngjarje është lexuar regjistri. Dy veta që lexojnë deri te e njëjta ngjarje nxjerrin të njëjtën shifër.",
    "Auditi i bashkisë e ndjek çdo shumë deri te ngjarjet që qëndrojnë pas saj, dhe i llogarit tabelat nga e para për t'i krahasuar.",
  ],
};

/** Accessibility statement. */
export const accessibility = {
  title: "Aksesueshmëria",
  headline: "Kjo faqe është për të gjithë",
  lead: "Duam që çdo qytetar ta përdorë këtë faqe: me tastierë, me lexues ekrani, me shkronja të mëdha ose në një telefon të vjetër.",
  doneTitle: "Çfarë është bërë",
  done: [
    "Faqja ndjek udhëzimet WCAG 2.2, niveli AA. Çdo faqe kontrollohet vetvetiu para çdo ndryshimi.",
    "Gjithçka punon me tastierë dhe pa JavaScript.",
    "Grafikët janë tabela: të njëjtat shifra lexohen edhe pa i parë.",
    "Ngjyra nuk thotë asgjë vetëm: pranë saj ka gjithnjë fjalë.",
    "Ka pamje të errët, mund të printohet dhe lexohet deri në zmadhimin 200 %.",
    "Çdo faqe është në shqip dhe në anglisht.",
  ],
  openTitle: "Çfarë mungon ende",
  open: [
    "Nuk është provuar ende me përdorues të lexuesve të ekranit; kontrolli automatik nuk i gjen të gjitha pengesat.",
    "Disa dokumente që prodhon bashkia janë vetëm në shqip.",
  ],
  askTitle: "Nëse diçka ju pengon",
  ask: "Na shkruani ose na telefononi në zyrën më të afërt. Shërbimin e merrni gjithnjë edhe në sportel, dhe pengesën e ndreqim.",
  offices: "Zyrat e bashkisë",
};
