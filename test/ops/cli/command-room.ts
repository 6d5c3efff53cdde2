import { rmSync } from "node:fs";
import { join } from "node:path";
import { seedPartsOf } from "../../../ops/composition/index.js";
import { readConfiguration } from "../../../ops/configuration/index.js";
import { removePostgres } from "../../../ops/embedded/postgres/index.js";
import { startDefter, type RunningDefter } from "../../../ops/server/start-defter.js";
import { layCluster } from "../../support/postgres-cluster.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { commandHere, type Answered } from "./command-here.js";

/**
 * The command line in this process, beside a Defter with the demonstration in it: real stores, and no new process for
 * each command. What a process adds (stdin, signals, exit) is tried with {@link DefterProgram}.
 */
export class CommandRoom {
  readonly folder = temporaryFolder("command-room");
  private readonly before = process.env["DEFTER_DATA"];
  private defter!: RunningDefter;
  /** Of every invented officer. */
  password = "";

  async open(): Promise<void> {
    process.env["DEFTER_DATA"] = this.folder;
    await layCluster(join(this.folder, "postgres"));
    const configuration = readConfiguration({ DEFTER_DATA: this.folder, DEFTER_PORT: "0" });
    const progress = { line: () => undefined, step: () => undefined };
    this.defter = await startDefter({ configuration, progress, taxpayers: 1 });
    this.password = seedPartsOf(this.defter.open.composition, "shkoder").officersPassword;
  }

  async run(...args: readonly string[]): Promise<Answered> {
    return this.runFed("", ...args);
  }

  /** One command that is told something on stdin. */
  async runFed(told: string, ...args: readonly string[]): Promise<Answered> {
    return commandHere(args, told);
  }

  async close(): Promise<void> {
    await this.defter?.stop();
    if (this.before === undefined) delete process.env["DEFTER_DATA"];
    else process.env["DEFTER_DATA"] = this.before;
    removePostgres(join(this.folder, "postgres"));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
