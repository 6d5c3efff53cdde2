import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { removePostgres } from "../../../ops/embedded/postgres/index.js";
import { packageRoot } from "../../../ops/paths.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { commandHere, type Answered } from "./command-here.js";

export interface Ended extends Omit<Answered, "status"> {
  readonly status: number | null;
}

const PROGRAM = join(packageRoot(), "ops", "cli", "defter.mjs");
const LIMIT_MS = 150_000;

/** The real program over a data folder of the suite's own. */
export class DefterProgram {
  readonly folder = temporaryFolder("cli");
  private server: ChildProcess | undefined;

  /** One command to its end. */
  run(...args: readonly string[]): Promise<Ended> {
    const child = this.spawn(args);
    let [out, err] = ["", ""];
    child.stdout!.on("data", (chunk) => (out += String(chunk)));
    child.stderr!.on("data", (chunk) => (err += String(chunk)));
    const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
    return new Promise((resolve) => {
      child.once("close", (status) => {
        clearTimeout(timer);
        resolve({ status, out, err, json: () => JSON.parse(out) as unknown });
      });
    });
  }

  /** One command to its end, in this process: where what is tried is the command and not its process. */
  async here(...args: readonly string[]): Promise<Answered> {
    process.env["DEFTER_DATA"] = this.folder;
    return commandHere(args);
  }

  /** Starts Defter; resolves with its address. */
  async start(): Promise<string> {
    this.server = this.spawn(["start", "--taxpayers", "0"]);
    this.server.stderr!.resume();
    for await (const line of createInterface({ input: this.server.stdout! })) return line;
    throw new Error("Defter did not start");
  }

  /** Stops the Defter that was started; gives its exit status. */
  async stop(): Promise<number | null> {
    const { server } = this;
    if (server === undefined || server.exitCode !== null) return server?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => server.once("close", resolve));
    server.kill("SIGTERM");
    return ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    removePostgres(join(this.folder, "postgres"));
    rmSync(this.folder, { recursive: true, force: true });
  }

  spawn(args: readonly string[]): ChildProcess {
    const env = { ...process.env, DEFTER_DATA: this.folder, DEFTER_PORT: "0", NODE_OPTIONS: "" };
    return spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  }
}
