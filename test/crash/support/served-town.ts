import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { postmasterPid } from "../../../ops/embedded/postgres/leftover.js";
import { placeOf } from "../../../ops/embedded/postgres/place.js";
import { packageRoot } from "../../../ops/paths.js";
import type { TownHall } from "../../acceptance/support/town-hall.js";

const PARTS = ["eventStore", "postgres", "mongo", "server"] as const;
type Part = (typeof PARTS)[number];
/** One process, or all of them at once, as by a power cut. */
export type Victim = Part | "everything";

/** The folder of a town hall, served by the real program in a process of its own, which can be killed. */
export class ServedTown {
  private server: ChildProcess | undefined;

  constructor(private readonly town: TownHall) {}

  /** Starts the program over the folder; the town's officers speak to it. */
  async start(): Promise<void> {
    const program = join(packageRoot(), "dist/ops/server/main.js");
    const environment = { DEFTER_DATA: this.town.folder, DEFTER_PORT: "0", DEFTER_MIN_POSITION_WAIT_MS: "30000" };
    const server = spawn(process.execPath, [program, "--taxpayers", "0"], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...environment },
    });
    this.server = server;
    const told: string[] = [];
    createInterface({ input: server.stderr }).on("line", (line) => told.push(line));
    const address = await Promise.race([
      once(createInterface({ input: server.stdout }), "line").then(([line]) => String(line)),
      once(server, "close").then(() => Promise.reject(new Error(`Defter ended: ${told.join("\n")}`))),
    ]);
    this.town.address = () => address.replace(/\/graphql$/, "");
  }

  /** Kills a process as the kernel or a power cut would. The stores come back by themselves; the server is started again. */
  async kill(victim: Victim): Promise<void> {
    const victims = victim === "everything" ? PARTS : [victim];
    for (const pid of victims.map((part) => this.pidOf(part))) process.kill(pid, "SIGKILL");
    if (!victims.includes("server")) return;
    if (this.server!.exitCode === null && this.server!.signalCode === null) await once(this.server!, "close");
    await this.start();
  }

  /** Ends it as an operator would. */
  async stop(): Promise<void> {
    const server = this.server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "close");
    server.kill("SIGTERM");
    await ended;
  }

  private pidOf(victim: Part): number {
    const { folder } = this.town;
    if (victim === "server") return this.server!.pid!;
    if (victim === "postgres") return postmasterPid(placeOf(join(folder, "postgres")))!;
    return (JSON.parse(readFileSync(join(folder, victim, "lock"), "utf8")) as { pid: number }).pid;
  }
}
