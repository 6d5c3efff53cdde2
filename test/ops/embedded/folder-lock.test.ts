import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { FolderInUseError, lockFolder } from "../../../ops/embedded/folder-lock.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

describe("A folder that a server has taken", () => {
  test("is refused to everyone else, by whom it is held, and free once given back", () => {
    const folder = temporaryFolder("lock");
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUseError);
    expect(() => lockFolder(folder)).toThrow(`the folder ${folder} is in use by the process with id ${process.pid}`);
    unlock();
    expect(existsSync(join(folder, "lock"))).toBe(false);
    lockFolder(folder)();
  });

  test("is taken over from a process that is gone, also where its id is used again", () => {
    const folder = temporaryFolder("lock");
    for (const holder of [{ pid: 2 ** 30, began: "long ago" }, { pid: process.pid, began: "another boot:1" }, "torn"]) {
      writeFileSync(join(folder, "lock"), JSON.stringify(holder));
      lockFolder(folder)();
    }
  });

  test("is not taken by two who find the same lock left behind", () => {
    const folder = temporaryFolder("lock");
    writeFileSync(join(folder, "lock"), JSON.stringify({ pid: 2 ** 30, began: "long ago" }));
    writeFileSync(join(folder, "lock.takeover"), "");
    expect(() => lockFolder(folder)).toThrow(`the folder ${folder} is in use by another process`);
  });
});
