import { parseArgs } from "node:util";
import { DataFolderInUseError } from "../embedded/profile/index.js";
import { ConfigurationError, readConfiguration, type Configuration } from "../configuration/index.js";
import { DEFAULT_TAXPAYERS } from "../seed/index.js";
import { whenNpmIsGone } from "./parent.js";
import { progressOn } from "./progress.js";
import { startDefter, type RunningDefter } from "./start-defter.js";

const USAGE = `usage: npm start -- [--taxpayers N]
  --taxpayers N   how many invented taxpayers an empty municipality gets (default ${DEFAULT_TAXPAYERS}; in production none)
Settings are variables of the environment: docs/reference/configuration.md`;

/** Exit codes, as sysexits.h has them. */
const EXIT = { usage: 64, unavailable: 69, inUse: 75, misconfigured: 78 } as const;

const progress = progressOn((text) => void process.stderr.write(text));

function refuse(code: number, message: string): never {
  progress.line(message);
  process.exit(code);
}

function taxpayersWanted({ profile }: Configuration): number {
  try {
    const { values } = parseArgs({ options: { taxpayers: { type: "string" } } });
    const { taxpayers = profile === "development" ? String(DEFAULT_TAXPAYERS) : "0" } = values;
    if (!/^\d{1,7}$/.test(taxpayers)) throw new Error("--taxpayers takes a whole number");
    return Number(taxpayers);
  } catch (error) {
    return refuse(EXIT.usage, `${(error as Error).message}\n${USAGE}`);
  }
}

function configured(): Configuration {
  try {
    return readConfiguration();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return refuse(EXIT.misconfigured, error.message);
  }
}

async function started(configuration: Configuration, taxpayers: number): Promise<RunningDefter> {
  try {
    return await startDefter({ configuration, progress, taxpayers });
  } catch (error) {
    if (error instanceof DataFolderInUseError) refuse(EXIT.inUse, error.message);
    return refuse(EXIT.unavailable, `Defter could not start: ${(error as Error).message}`);
  }
}

const begun = performance.now();
const configuration = configured();
const taxpayers = taxpayersWanted(configuration);
let stopWanted = false;
const onSignal = () => {
  // A second Ctrl-C during the start or the stop means it: children notice by their pipes and stop cleanly.
  if (stopWanted) process.exit(130);
  stopWanted = true;
  progress.line("Stopping …");
  void running?.then(stop);
};
async function stop(defter: RunningDefter): Promise<void> {
  await defter.stop();
  progress.line("Stopped.");
  process.exit(0);
}
process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
whenNpmIsGone(onSignal);
const running: Promise<RunningDefter> = started(configuration, taxpayers);
const defter = await running;
if (!stopWanted) {
  progress.line(`Defter is ready after ${((performance.now() - begun) / 1000).toFixed(1)} s. Ctrl-C stops it.`);
  progress.line(`Log: ${configuration.logFile}`);
  progress.line(`GraphQL: ${defter.address}/graphql`);
  // The address alone on stdout, for people to open and for programs.
  process.stdout.write(`${defter.address}\n`);
  defter.failed.catch(async (error: unknown) => {
    progress.line(`Defter cannot go on: ${(error as Error).message}`);
    await defter.stop();
    process.exit(EXIT.unavailable);
  });
}
