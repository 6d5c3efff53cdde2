import { Dispatcher, type Carrier } from "../../../application/correspondence/index.js";
import { TOKENS } from "../../../ops/composition/index.js";
import { readConfiguration } from "../../../ops/configuration/index.js";
import { openBeside } from "../../../ops/server/open-defter.js";
import { PATIENCE_MS } from "../../support/until.js";

/**
 * A process that sends what waits, and dies (-9) at a point of its work: `before` the carrier is given the n-th message,
 * `after` the carrier answered and before the record, `never`. Ends by itself when nothing waits any more.
 */
const [urls, point, nth] = [JSON.parse(process.argv[2]!), process.argv[3]!, Number(process.argv[4]!)];
const { composition } = await openBeside(readConfiguration(), urls);
const parts = composition.get(TOKENS.dispatchParts);
const mail = parts.carriers["e-mail"]!;
let carried = 0;
const mortal: Carrier = {
  async carry(message) {
    carried += 1;
    const dies = carried === nth;
    if (dies && point === "before") process.kill(process.pid, "SIGKILL");
    const delivery = await mail.carry(message);
    if (dies && point === "after") process.kill(process.pid, "SIGKILL");
    return delivery;
  },
  close: () => mail.close(),
};
const dispatcher = new Dispatcher({ ...parts, carriers: { "e-mail": mortal } });
do await isSeen();
while (await dispatcher.round());
process.exit(0);

/** A lane shows its next message only when the read model knows of the one before. */
async function isSeen(): Promise<void> {
  const head = (await composition.get(TOKENS.eventStore).head())!;
  const { freshness } = composition.get(TOKENS.readSide);
  if (!(await freshness.waitFor("messages", head, PATIENCE_MS, new AbortController().signal)))
    throw new Error("the read model does not follow");
}
