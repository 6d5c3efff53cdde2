import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./binaries.js";
import type { Place } from "./place.js";

export const USER = "defter";
export const DATABASE = "defter";

/** The password of the cluster; made with it, in a file that only the user who starts us can read. */
export function passwordOf(place: Place): string {
  return readFileSync(join(place.folder, "password"), "utf8").trim();
}

/** What the server's environment holds: nothing of ours. Messages in English, times in UTC. */
export const serverEnvironment = { PATH: process.env["PATH"] ?? "/usr/bin:/bin", LC_MESSAGES: "C", TZ: "UTC" };

/** Makes the cluster unless it is there. One that was broken off while it was made is made again. */
export function initialise(place: Place, binaries: Binaries): void {
  const complete = join(place.folder, "initialised");
  if (existsSync(complete)) return;
  if (existsSync(place.data))
    for (const entry of readdirSync(place.data)) rmSync(join(place.data, entry), { recursive: true, force: true });
  const password = randomBytes(24).toString("base64url");
  writeFileSync(join(place.folder, "password"), `${password}\n`, { mode: 0o600 });
  runInitdb(place, binaries, password);
  writeFileSync(complete, `${new Date().toISOString()}\n`);
}

function runInitdb(place: Place, binaries: Binaries, password: string): void {
  const passwordFile = `${place.data}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
    // Words are cut by C.UTF-8, so that ë and ç are letters; where the machine lacks it, by C.
    const first = initdb(place, binaries, passwordFile, "C.UTF-8");
    const last = first.status === 0 ? first : initdb(place, binaries, passwordFile, "C");
    if (last.status !== 0) throw new Error(`initdb failed: ${last.stderr || last.error?.message}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function initdb(place: Place, binaries: Binaries, passwordFile: string, characterTypes: string) {
  return spawnSync(
    binaries.initdb,
    [
      `--pgdata=${place.data}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // The same order of text on every machine, for ever; Albanian order is a collation of ICU ("sq-x-icu").
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      `--lc-ctype=${characterTypes}`,
      "--data-checksums",
      "--no-instructions",
    ],
    { ...place.account, cwd: "/", env: serverEnvironment, encoding: "utf8" },
  );
}
