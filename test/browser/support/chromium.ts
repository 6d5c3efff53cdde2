import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium, type Browser } from "playwright-core";
import { packageRoot } from "../../../ops/paths.js";

const ARTEFACTS = join(packageRoot(), "test-artefacts");

/** What the tests leave for people to look at; not committed. */
export function artefactFolder(name: string): string {
  const folder = join(ARTEFACTS, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * Starts the Chromium that lies in an npm package: nothing is downloaded. It is unpacked once in a checkout, with the
 * libraries and the font that it needs, so that it runs on a machine that has neither.
 */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpacked();
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    // In a container there is no sandbox to be had, and root may have none.
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_PATH: join(folder, "configuration"),
    },
  });
}

const UNPACK = `
  import chromium from "@sparticuz/chromium";
  process.stdout.write(await chromium.executablePath());
`;

async function unpacked(): Promise<string> {
  const manifest = join(packageRoot(), "node_modules", "@sparticuz", "chromium", "package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string };
  const folder = join(ARTEFACTS, "chromium", version);
  if (existsSync(folder)) return folder;
  mkdirSync(join(ARTEFACTS, "chromium"), { recursive: true });
  const draft = mkdtempSync(join(ARTEFACTS, "chromium", "draft-"));
  // It unpacks to the folder for temporary files, and its libraries where it believes to be in a bare container.
  const environment = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  await promisify(execFile)(process.execPath, ["--input-type=module", "-e", UNPACK], {
    cwd: packageRoot(),
    env: environment,
  });
  mkdirSync(join(draft, "configuration"));
  writeFileSync(join(draft, "configuration", "fonts.conf"), fontsIn(folder));
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another run was quicker.
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true });
  }
  return folder;
}

function fontsIn(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "fonts-cache")}</cachedir></fontconfig>
`;
}
