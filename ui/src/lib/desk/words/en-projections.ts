import type { DeskWords } from "./sq.js";

const STATUS: Readonly<Record<string, string>> = {
  live: "live",
  rebuilding: "being built beside",
  outdated: "of an older version",
  stopped: "stands still",
  "not-built": "not built yet",
};
const PHASES: Readonly<Record<string, string>> = {
  "catching-up": "reading the log",
  indexing: "making indexes",
  comparing: "comparing",
  swapped: "swapped in",
  verified: "compared",
  stopped: "stopped at an event",
};
const STATES: Readonly<Record<string, string>> = {
  "at-work": "at work",
  done: "done",
  interrupted: "interrupted",
  failed: "failed",
};
const KINDS: Readonly<Record<string, string>> = {
  "only-live": "only in the live one",
  "only-shadow": "only by the log",
  differs: "differs",
};

export const projections: DeskWords["projections"] = {
  about:
    "Every list and figure is read from a projection, which follows from the log of events. Here is how far each lies behind the log; comparing builds it once more from the beginning, and says whether every row comes out the same.",
  works: "Rebuilds and comparisons",
  list: "Projections",
  name: "Projection",
  state: "State",
  statusNamed: (status) => STATUS[status] ?? status,
  lag: "Behind the log",
  lagOf: (events) => (events === 0 ? "nothing" : events === 1 ? "1 event" : `${events} events`),
  lagBeyond: "more than 1,000 events",
  position: "Position",
  speed: "Speed",
  updated: "Updated",
  actions: "Actions",
  verify: "Compare with the log",
  rebuild: "Rebuild",
  interrupt: "Interrupt",
  whoRebuilds: "Comparing changes nothing. Only an administrator starts a rebuild.",
  stoppedAt: (eventId) => `Stopped at event ${eventId}:`,
  goalNamed: (goal) => (goal === "swap" ? "rebuild" : "comparison with the log"),
  phaseNamed: (phase) => PHASES[phase] ?? phase,
  stateNamed: (state) => STATES[state] ?? state,
  kindNamed: (kind) => KINDS[kind] ?? kind,
  begun: (who, at) => `Started by ${who}, ${at}.`,
  begunElsewhere: (at) => `Started by somebody of another municipality, ${at}.`,
  ended: (at) => `Ended ${at}.`,
  perSecond: (events) => `${events} events/s`,
  left: (seconds) => (seconds < 90 ? `${seconds} s left` : `${Math.round(seconds / 60)} min left`),
  read: (events) => `${events} events were read.`,
  equal: (rows) => `The same: ${rows} rows`,
  differs: (rows) => `There are differences, in ${rows} rows`,
  notCompared: "Not compared",
  elsewhere: (count) => `Another ${count} differences lie in other municipalities.`,
};
