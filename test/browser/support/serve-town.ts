import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfiguration } from "../../../ops/configuration/index.js";
import { startDefter } from "../../../ops/server/start-defter.js";

/**
 * The program of a town for browsers: Defter over a town that was laid into its data folder (`kept-town.ts`). It prints its
 * address and what is told of the town, and stops when it is told to.
 */
const configuration = readConfiguration();
const town = JSON.parse(readFileSync(join(configuration.dataFolder, "town.json"), "utf8")) as object;
const progress = { line: () => undefined, step: () => undefined };
const defter = await startDefter({ configuration, progress, taxpayers: 0 });
process.once("SIGTERM", () => void defter.stop().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ address: defter.address, ...town })}\n`);
