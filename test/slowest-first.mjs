import Sequencer from "@jest/test-sequencer";

/** Rooms whose suites take long, the longest first: they run the whole of Defter, or kill it again and again. */
const LONG = ["browser", "ops/cli", "crash", "acceptance", "faults", "projections/engine", "ops/embedded", "contracts"];

const rank = ({ path }) => {
  const found = LONG.findIndex((room) => path.includes(`/test/${room}/`));
  return found < 0 ? LONG.length : found;
};

/**
 * The order of suites in a checkout where none has run yet, as in CI: jest would take the largest files first. A long suite
 * that begins last keeps one worker while the other has nothing to do. Once durations are known, jest goes by them.
 */
export default class SlowestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return sorted.some(({ duration }) => duration !== undefined)
      ? sorted
      : sorted.toSorted((left, right) => rank(left) - rank(right));
  }
}
