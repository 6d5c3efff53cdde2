import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "@jest/globals";
import { temporaryFolder } from "../../support/temporary-folder.js";

/** A file system of its own with little room. */
interface SmallDisk {
  readonly folder: string;
  /** Takes room away, which `makeRoom` gives back. */
  takeRoom(mebibytes: number): void;
  makeRoom(): void;
  remove(): void;
}

/** May whoever runs this mount a file system? Root may. */
function mayMount(): boolean {
  const disk = smallDisk(1);
  disk?.remove();
  return disk !== undefined;
}

/** In memory, and only for who may mount: undefined elsewhere. */
function smallDisk(mebibytes: number): SmallDisk | undefined {
  const folder = temporaryFolder("disk");
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${mebibytes}m`, "none", folder], { stdio: "ignore" });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const ballast = join(folder, "ballast");
  return {
    folder,
    takeRoom: (taken) => writeFileSync(ballast, Buffer.alloc(taken * 2 ** 20)),
    makeRoom: () => rmSync(ballast),
    remove: () => {
      execFileSync("umount", ["-l", folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * What the tests of a `describe` have that fill a disk: each has one of its own, and where nobody may mount one, they are
 * skipped. For its beginning.
 */
export function withSmallDisks(mebibytes: number) {
  let disk: SmallDisk;
  beforeEach(() => void (disk = smallDisk(mebibytes)!));
  afterEach(() => disk.remove());
  return { disk: () => disk, onDisk: mayMount() ? test : test.skip };
}
