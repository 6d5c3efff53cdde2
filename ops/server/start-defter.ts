import { createServer } from "node:net";
import { PROTOCOL_HEADER, startApi, type ApiDependencies, type RunningApi } from "../../api/index.js";
import type { Carrier, Carriers } from "../../application/correspondence/index.js";
import { loadPages, TOKENS, USUAL_PORT } from "../composition/index.js";
import { tenantsOf, type Configuration } from "../configuration/index.js";
import { apiParts } from "./api-parts.js";
import { makeFirstAdministrator, FIRST_ADMINISTRATOR } from "./first-administrator.js";
import { loadDemonstration } from "./load-demonstration.js";
import { openDefter, type OpenDefter } from "./open-defter.js";
import type { Progress } from "./progress.js";
import { startDispatching } from "./dispatching.js";
import { startProcesses } from "./processing.js";
import { startProjector } from "./projector.js";

export interface StartOptions {
  readonly configuration: Configuration;
  readonly progress: Progress;
  /** How many invented taxpayers an empty municipality gets; 0: it stays empty. */
  readonly taxpayers: number;
}

/** Defter at work. */
export interface RunningDefter {
  /** `http://localhost:4000` */
  readonly address: string;
  readonly open: OpenDefter;
  /** Rejects when Defter cannot go on. */
  readonly failed: Promise<never>;
  /** Requests first, then processes, projections, connections and servers. */
  stop(): Promise<void>;
}

/** Starts everything, in the order in which it stands on each other; when one does not start, nothing stays. */
export async function startDefter({ configuration, progress, taxpayers }: StartOptions): Promise<RunningDefter> {
  const open = await openDefter(configuration, progress.line);
  const { composition, closing } = open;
  try {
    open.dataFolder?.tellStores(open.urls);
    const logger = composition.get(TOKENS.logger);
    const failures = [open.failed];
    if (configuration.projections) {
      const projector = startProjector(composition.get(TOKENS.engine), logger);
      closing.add("projections", projector.stop);
      failures.push(projector.failed);
    }
    closing.add("ways out", () => closeAll(composition.get(TOKENS.carriers)));
    if (configuration.dispatcher) {
      const { lock } = composition.get(TOKENS.engine);
      closing.add("dispatcher", startDispatching(composition.get(TOKENS.dispatcher), lock, logger).stop);
    }
    await makeAdministrators(open, configuration, progress);
    if (taxpayers > 0) await loadDemonstration(composition, configuration, taxpayers, progress);
    if (configuration.processes) {
      const processing = startProcesses(composition.get(TOKENS.processes));
      closing.add("processes", processing.stop);
      failures.push(processing.failed);
    }
    closing.add("rebuilds", () => composition.get(TOKENS.workshop).close());
    closing.add("press", () => composition.get(TOKENS.press).close());
    const pages = await loadPages(PROTOCOL_HEADER);
    if (pages === undefined) progress.line("The pages are not built: this Defter answers programs alone.");
    const parts = { ...apiParts(composition), ...(pages === undefined ? {} : { pages }) };
    const api = await listen(parts, configuration, progress);
    closing.add("requests", api.close);
    composition.get(TOKENS.reached).address = `http://localhost:${api.port}`;
    const address = `http://${shownHost(configuration.host)}:${api.port}`;
    open.dataFolder?.tellAddress(`${address}/graphql`);
    logger.info({ address }, "Defter is ready");
    const failed = Promise.race(failures);
    failed.catch(() => undefined);
    return { address, open, failed, stop: () => closing.close() };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function closeAll(carriers: Carriers): Promise<void> {
  await Promise.all(Object.values(carriers).map((carrier: Carrier) => carrier.close()));
}

async function makeAdministrators({ composition }: OpenDefter, configuration: Configuration, { line }: Progress) {
  const [identity, clock] = [composition.get(TOKENS.identity), composition.get(TOKENS.clock)];
  for (const { code } of tenantsOf(configuration)) {
    const password = await makeFirstAdministrator(identity, clock, code);
    if (password === null) continue;
    line("");
    line(`  The first administrator of ${code} is made. This password is shown once and kept nowhere:`);
    line(`    user name  ${FIRST_ADMINISTRATOR}`);
    line(`    password   ${password}`);
    line("");
  }
}

/** On the port that was set; where none was, on the usual one, or a free one when that is taken. */
async function listen(api: ApiDependencies, configuration: Configuration, { line }: Progress): Promise<RunningApi> {
  const { port, host } = configuration;
  // Asked before the API is made: it registers its metrics once.
  if (await isFree(port ?? USUAL_PORT, host)) return startApi(api);
  if (port !== undefined) throw new Error(`port ${port} is taken (DEFTER_PORT)`);
  line(`Port ${USUAL_PORT} is taken; another one is used.`);
  return startApi({ ...api, settings: { ...api.settings, port: 0 } });
}

/** Whether we could listen there; whatever else is wrong, the listening itself will say. */
function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

function shownHost(host: string): string {
  if (["127.0.0.1", "0.0.0.0", "::", "::1"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
