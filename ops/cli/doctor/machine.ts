import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { cpus, freemem, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { civilDateAt, instant } from "../../../domain/shared/index.js";
import { USUAL_PORT } from "../../composition/api-settings.js";
import { readConfiguration, unknownVariables, type Configuration } from "../../configuration/index.js";
import { storesToldIn } from "../../embedded/profile/index.js";
import { packageRoot } from "../../paths.js";
import { Doubt, type Check } from "./check.js";

const GIB = 1024 ** 3;
const LEAST_DISK = 0.2 * GIB;
const GOOD_DISK = 2 * GIB;

/** What can be looked at without opening a store. */
export function machineChecks(): readonly Check[] {
  return [
    { name: "Node", look: nodeVersion },
    { name: "Defter", look: ownVersion },
    { name: "settings", look: settingsHold },
    { name: "data folder", look: () => dataFolder(readConfiguration()) },
    { name: "disk", look: () => disk(readConfiguration()) },
    { name: "memory", look: memory },
    { name: "master key", look: () => masterKey(readConfiguration()) },
    { name: "port", look: () => port(readConfiguration()) },
    { name: "calendar of Tirana", look: calendar },
  ];
}

function nodeVersion(): string {
  const [major, minor] = process.versions.node.split(".").map(Number) as [number, number];
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`${process.versions.node}; 20.19 or later is needed`);
  return `${process.versions.node} (${process.platform} ${process.arch}, ${cpus().length} processors)`;
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { version: string };
  return `${version}, in ${packageRoot()}`;
}

function settingsHold(): string {
  const { profile } = readConfiguration();
  const unknown = unknownVariables();
  if (unknown.length > 0) throw new Doubt(`no settings of Defter, misspelt perhaps: ${unknown.join(", ")}`);
  return `all of them are well formed; profile ${profile}`;
}

function dataFolder({ dataFolder: folder }: Configuration): string {
  const there = nearest(folder);
  accessSync(there, constants.W_OK | constants.X_OK);
  if (there !== folder) return `${folder} will be made at the first start`;
  return storesToldIn(folder) === undefined ? `${folder}; no Defter runs over it` : `${folder}; a Defter runs over it`;
}

async function disk({ dataFolder: folder }: Configuration): Promise<string> {
  const { bavail, bsize } = await statfs(nearest(folder));
  const free = bavail * bsize;
  const said = `${(free / GIB).toFixed(1)} GiB free`;
  if (free < LEAST_DISK) throw new Error(`${said}: the stores will soon refuse to write`);
  if (free < GOOD_DISK) throw new Doubt(`${said}: make room`);
  return said;
}

function memory(): string {
  const said = `${(freemem() / GIB).toFixed(1)} of ${(totalmem() / GIB).toFixed(1)} GiB free`;
  if (totalmem() < GIB) throw new Doubt(`${said}: 1 GiB is the least for the embedded stores`);
  return said;
}

/** The key itself is proved by the vault, which refuses a wrong one when the stores are opened. */
function masterKey({ masterKeyFile, dataFolder: folder }: Configuration): string {
  const file = masterKeyFile ?? join(folder, "master-key");
  if (!existsSync(file)) {
    if (masterKeyFile !== undefined) throw new Error(`${file} is not there`);
    return "made at the first start";
  }
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o077) !== 0) throw new Doubt(`${file} can be read by others (mode ${mode.toString(8)}; 600 is right)`);
  return `${file}; keep a copy elsewhere`;
}

async function port({ host, port: set, dataFolder: folder }: Configuration): Promise<string> {
  const wanted = set ?? USUAL_PORT;
  if (storesToldIn(folder) !== undefined && existsSync(join(folder, "address")))
    return `the running Defter answers at ${readFileSync(join(folder, "address"), "utf8").trim()}`;
  const isFree = await new Promise<boolean>((resolve) => {
    const server = createServer().once("error", () => resolve(false));
    server.listen(wanted, host, () => server.close(() => resolve(true)));
  });
  if (isFree) return `${wanted} is free`;
  if (set !== undefined) throw new Error(`${wanted} is taken, and DEFTER_PORT asks for it`);
  throw new Doubt(`${wanted} is taken; another one will be used`);
}

/** Civil dates stand on the time zones of this Node. */
function calendar(): string {
  const summer = civilDateAt(instant("2025-06-30T22:30:00Z"));
  if (summer !== "2025-07-01") throw new Error("this Node does not know the time zone Europe/Tirane");
  return `today is ${civilDateAt(instant(new Date()))}`;
}

function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}
