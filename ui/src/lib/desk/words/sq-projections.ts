const STATUS: Readonly<Record<string, string>> = {
  live: "i gjallë",
  rebuilding: "po ndërtohet pranë",
  outdated: "version i vjetër",
  stopped: "ka ndaluar",
  "not-built": "ende i pandërtuar",
};
const PHASES: Readonly<Record<string, string>> = {
  "catching-up": "po lexohet ditari",
  indexing: "po bëhen indekset",
  comparing: "po krahasohet",
  swapped: "u zëvendësua",
  verified: "u krahasua",
  stopped: "ndaloi te një ngjarje",
};
const STATES: Readonly<Record<string, string>> = {
  "at-work": "në punë",
  done: "mbaroi",
  interrupted: "u ndërpre",
  failed: "dështoi",
};
const KINDS: Readonly<Record<string, string>> = {
  "only-live": "vetëm në të gjallin",
  "only-shadow": "vetëm sipas ditarit",
  differs: "ndryshon",
};

/** What the page of projections says. */
export const projections = {
  about:
    "Çdo listë dhe shifër lexohet nga një projeksion, që rrjedh nga ditari i ngjarjeve. Këtu shihet sa prapa ditarit është secili; krahasimi e ndërton edhe një herë nga fillimi dhe tregon nëse çdo rresht del i njëjtë.",
  works: "Rindërtime dhe krahasime",
  list: "Projeksionet",
  name: "Projeksioni",
  state: "Gjendja",
  statusNamed: (status: string) => STATUS[status] ?? status,
  lag: "Prapa ditarit",
  lagOf: (events: number) => (events === 0 ? "asgjë" : events === 1 ? "1 ngjarje" : `${events} ngjarje`),
  lagBeyond: "mbi 1 000 ngjarje",
  position: "Pozicioni",
  speed: "Shpejtësia",
  updated: "Përditësuar",
  actions: "Veprime",
  verify: "Krahaso me ditarin",
  rebuild: "Rindërto",
  interrupt: "Ndërprit",
  whoRebuilds: "Krahasimi nuk ndryshon asgjë. Rindërtimin e nis vetëm administratori.",
  stoppedAt: (eventId: string) => `Ndaloi te ngjarja ${eventId}:`,
  goalNamed: (goal: string) => (goal === "swap" ? "rindërtim" : "krahasim me ditarin"),
  phaseNamed: (phase: string) => PHASES[phase] ?? phase,
  stateNamed: (state: string) => STATES[state] ?? state,
  kindNamed: (kind: string) => KINDS[kind] ?? kind,
  begun: (who: string, at: string) => `Nisur nga ${who}, ${at}.`,
  begunElsewhere: (at: string) => `Nisur nga dikush i një bashkie tjetër, ${at}.`,
  ended: (at: string) => `Përfundoi ${at}.`,
  perSecond: (events: string) => `${events} ngjarje/s`,
  left: (seconds: number) => (seconds < 90 ? `edhe ${seconds} s` : `edhe ${Math.round(seconds / 60)} min`),
  read: (events: string) => `U lexuan ${events} ngjarje.`,
  equal: (rows: string) => `Njësoj: ${rows} rreshta`,
  differs: (rows: string) => `Ka dallime, në ${rows} rreshta`,
  notCompared: "Nuk u krahasua",
  elsewhere: (count: number) => `Edhe ${count} dallime janë në bashki të tjera.`,
};
