const LETTERS: Readonly<Record<string, string>> = {
  acknowledgement: "Vërtetimi i marrjes",
  "completion-request": "Kërkesa për plotësim",
  "decision-notice": "Njoftimi i vendimit",
  refusal: "Vendimi i refuzimit",
};
const OUTCOMES: Readonly<Record<string, string>> = {
  favourable: "U miratua",
  adverse: "U refuzua",
  withdrawn: "U tërhoq",
  lapsed: "U mbyll pa përgjigje",
};
const ABOUT: Readonly<Record<string, string>> = { delay: "vonesën", conduct: "sjelljen", other: "diçka tjetër" };

/** Kërkesat e mia. */
const ANSWERED: Readonly<Record<string, string>> = {
  upheld: "u pranua",
  "partly-upheld": "u pranua pjesërisht",
  rejected: "nuk u pranua",
};

const WAITS: Readonly<Record<string, string>> = {
  dues: "të shlyeni detyrimet vendore të prapambetura",
  fee: "të paguani tarifën",
  office: "zyra të kryejë hapin që mungon",
};

export const myRequests = {
  title: "Kërkesat e mia",
  headline: (count: number) =>
    count === 0 ? "Nuk keni asnjë kërkesë" : count === 1 ? "Keni një kërkesë" : `Keni ${count} kërkesa`,
  none: "Këtu shfaqen kërkesat që bëni në internet ose në sportel me numrin tuaj.",
  find: "Gjej një shërbim dhe apliko",
  lodgedOn: (on: string) => `dorëzuar më ${on}`,
  due: "përgjigjja deri më",
  latestOnly: (count: number) => `Këtu janë ${count} të fundit.`,
  drafts: "Të nisura, por jo të dërguara",
  draftOf: (on: string) => `ruhet deri më ${on}`,
  sentOnes: "Të dërguara",
  drop: "Fshi",
  since: (at: string) => `që nga ${at}`,
  office: "Zyra që e trajton",
  answerBy: "Përgjigjja e bashkisë deri më",
  suspended: "Afati i bashkisë qëndron derisa të përgjigjeni.",
  yourTerm: "Ju përgjigjeni deri më",
  asked: "Çfarë ju kërkohet",
  missing: "Mungojnë ende",
  decision: "Vendimi",
  outcome: (outcome: string) => OUTCOMES[outcome] ?? outcome,
  decidedOn: (on: string) => `më ${on}`,
  appealTo: (to: string) => `Ankimi bëhet te: ${to}`,
  fees: "Tarifat",
  feePaid: (on: string) => `paguar më ${on}`,
  feeOpen: "për t'u paguar në arkë, me numrin e kërkesës",
  letters: "Letrat",
  letterNamed: (code: string) => LETTERS[code] ?? code,
  output: (number: string) => `Akti ${number}`,
  issued: (on: string) => `lëshuar më ${on}`,
  valid: (until: string) => `vlen deri më ${until}`,
  revoked: (ground: string) => `nuk vlen më: ${ground}`,
  next: "Çfarë mund të bëni",
  nothing: "Tani nuk keni për të bërë asgjë: bashkia ju shkruan sapo të ketë diçka të re.",
  notNow: "Nuk mund të bëhet tani",
  note: "Çfarë doni t'i thoni zyrës",
  reasons: "Arsyeja",
  otherDocument: "Dokument tjetër",
  done: "U bë. Gjendja e re është këtu më poshtë.",
  complain: "Ankohu për mënyrën si po trajtohet",
  about: "Për çfarë ankoheni",
  aboutDelay: "Vonesa",
  aboutConduct: "Sjellja",
  aboutOther: "Tjetër",
  grounds: "Çfarë ndodhi",
  sendComplaint: "Dërgo ankesën",
  complained: (about: string, at: string) => `U ankuat për ${ABOUT[about.toLowerCase()] ?? about} më ${at}`,
  complaintAnswered: (outcome: string) => `Përgjigje: ankesa juaj ${ANSWERED[outcome] ?? outcome}`,
  bySilence: (since: string) => `Me heshtje: afati kaloi më ${since} pa vendim.`,
  silentGrant: (since: string, waits: readonly string[]) =>
    `Afati kaloi më ${since} pa vendim: sipas ligjit kërkesa juaj quhet e miratuar. Akti lëshohet vetvetiu sapo ${waits.map((each) => WAITS[each] ?? each).join(" dhe ")}.`,
  appeal: "Ankimo vendimin",
  appealGrounds: "Pse nuk jeni dakord",
  appealAuthority: "Kujt i drejtohet",
  sendAppeal: "Dërgo ankimin",
  appealed: (to: string, on: string) => `Ankimuar te ${to} më ${on}`,
  documents: "Dokumentet tuaja",
  noDocuments: "Nuk ka asnjë dokument.",
  answers: "Çfarë keni shkruar",
  forgotten: "Të dhënat janë fshirë.",
};
