import type { Widened } from "../../words/sq.js";
import type { run as sq } from "./sq-run.js";

const STATES: Readonly<Record<string, string>> = {
  running: "at work",
  finished: "finished",
  abandoned: "abandoned",
  interrupted: "cut off",
};

export const run: Widened<typeof sq> = {
  unit: "Unit",
  started: "Started",
  state: "State",
  stateNamed: (state) => STATES[state] ?? state,
  stands: "stands still",
  refused: "Refused",
  far: (done, expected) => `${done} of ${expected} taxpayers`,
  of: "Of",
  ground: "Ground",
  refusals: "Who was left out, and why",
  packetText: "One PDF for each taxpayer; the download is recorded.",
  number: "Number",
  taxpayer: "Taxpayer",
  amount: "Amount",
};
