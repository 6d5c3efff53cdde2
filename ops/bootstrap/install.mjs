import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, writeFileSync } from "node:fs";
import { alone } from "./lock.mjs";
import { exists, inRoot, say, since, Trouble } from "./place.mjs";
import { run } from "./run.mjs";

const MARKER = inRoot("node_modules", ".defter-lock-hash");
const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i;

/** Installs what package-lock.json names, unless that is what lies in node_modules already. */
export async function installed() {
  checkNode();
  if (isInstalled()) return;
  await alone(async () => {
    if (!isInstalled()) await install();
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Trouble(`Defter needs Node 20.19 or later; this is ${process.versions.node} (${process.execPath}).`);
}

/** The hash of the lock is left in node_modules by an installation that came to its end. */
function isInstalled() {
  if (!exists("node_modules")) return false;
  // A linked node_modules belongs to another folder: it is used as it is, and never written to.
  if (lstatSync(inRoot("node_modules")).isSymbolicLink()) return true;
  if (existsSync(MARKER)) return readFileSync(MARKER, "utf8") === lockHash();
  return installedByHand();
}

/** `npm ci` by hand leaves npm's own list of what it installed, but not our marker. */
function installedByHand() {
  const list = inRoot("node_modules", ".package-lock.json");
  if (!existsSync(list)) return false;
  const there = JSON.parse(readFileSync(list, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional || there[path]?.version === version,
  );
}

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(inRoot("package-lock.json")))
    .digest("hex");
}

async function install() {
  const start = performance.now();
  say("Installing the packages that Defter stands on (once, and after an update) …");
  // Before the first packages change: an installation that is broken off must not look complete.
  const { ok, output } = await npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (!ok) throw new Trouble(explain(output));
  writeFileSync(MARKER, lockHash());
  say(`Installed in ${since(start)}.`);
}

/** npm itself tells a program that it runs where it lies. */
function npm(args) {
  const ours = process.env.npm_execpath;
  // The variables of the npm that runs us describe its own command, not this one.
  const environment = { npm_config_ignore_scripts: "true", npm_command: "", npm_lifecycle_event: "" };
  if (ours?.endsWith(".js") && existsSync(ours)) return run(process.execPath, [ours, ...args], { environment });
  return run("npm", args, { environment });
}

function explain(output) {
  const said = output.trim().split("\n").slice(-15).join("\n");
  const why = UNREACHABLE.test(output)
    ? "The npm registry cannot be reached. Defter needs it once, to install its packages; afterwards it works offline.\n" +
      "Check the network, the proxy, or `npm config get registry`, and start again."
    : "The packages could not be installed.";
  return `${why}\nnpm said:\n${said}`;
}
