import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { removePostgres } from "../../../ops/embedded/postgres/index.js";
import { packageRoot } from "../../../ops/paths.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { until } from "../../support/until.js";
import { layTown, type TownWishes } from "./kept-town.js";

/** Somebody in the register, with their NID or NIPT. */
export interface Person {
  readonly taxpayerId: string;
  readonly name: string;
  readonly number: string;
}

/** Defter for browsers to look at, in a process of its own, as people run it. */
export interface Town {
  /** `http://localhost:…` */
  readonly address: string;
  /** An application that was lodged: its id, and the code to follow it by. */
  readonly lodged: { readonly id: string; readonly code: string; readonly service: Record<"sq" | "en", string> };
  /** Invented taxpayers who can sign in: one who paid nothing, one who paid everything, and a business. */
  readonly people: Record<"debtor" | "payer" | "business", Person>;
  /** Of every invented officer (`ops/seed/officers.ts`). */
  readonly password: string;
  close(): Promise<void>;
}

/** Starts it over embedded stores of its own; resolves when the read models show what is in the town. */
export async function openTown(wishes: TownWishes = {}): Promise<Town> {
  const folder = temporaryFolder("browser-town");
  await layTown(folder, wishes);
  const program = spawn(process.execPath, [join(packageRoot(), "dist/test/browser/support/serve-town.js")], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DEFTER_DATA: folder, DEFTER_PORT: "0" },
  });
  const complaints: string[] = [];
  createInterface({ input: program.stderr }).on("line", (line) => complaints.push(line));
  const told = await Promise.race([
    once(createInterface({ input: program.stdout }), "line").then(
      ([line]) => JSON.parse(String(line)) as Omit<Town, "close">,
    ),
    once(program, "close").then(() => Promise.reject(new Error(`Defter ended: ${complaints.join("\n")}`))),
  ]);
  await caughtUp(told.address);
  return {
    ...told,
    close: async () => {
      const ended = once(program, "close");
      program.kill("SIGTERM");
      await ended;
      removePostgres(join(folder, "postgres"));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function caughtUp(address: string): Promise<void> {
  await until("the read models have caught up", async () => (await fetch(`${address}/health/ready`)).ok, 50);
}
