import { rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { LogDamagedError, takeBackup, verifyFolder } from "../../../../../ops/embedded/eventstore/tools.js";
import { temporaryFolder } from "../../../../support/temporary-folder.js";
import { filledFolder, openStore, segmentsIn } from "../support/filled-folder.js";

let folder: string;
beforeEach(() => void (folder = temporaryFolder("missing")));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Where the segment at a path begins. */
const baseOf = (path: string) => Number.parseInt(basename(path), 10);

function failureOfStart(): unknown {
  try {
    openStore(folder);
  } catch (error) {
    return error;
  }
  return undefined;
}

const PLACES = { first: 0, second: 1, "last but one": -2 } as const;

test.each(
  (Object.keys(PLACES) as (keyof typeof PLACES)[]).flatMap((name) => [
    { name, snapshot: true },
    { name, snapshot: false },
  ]),
)(
  "without its $name segment (snapshot: $snapshot) a log is neither served, nor sound, nor copied",
  async ({ name, snapshot }) => {
    await filledFolder(folder, snapshot);
    const missing = segmentsIn(folder).at(PLACES[name])!;
    const size = statSync(missing).size;
    rmSync(missing);
    const [position, next] = [baseOf(missing), baseOf(missing) + size];
    const words = new RegExp(`^what stood from here to before ${next} is missing: the file is not there`);
    const found = { position, file: expect.stringContaining(basename(missing)) };

    const error = failureOfStart();
    expect(error).toBeInstanceOf(LogDamagedError);
    expect(error).toMatchObject({ ...found, reason: expect.stringMatching(words) });

    const { isSound, findings } = await verifyFolder(folder);
    expect(isSound).toBe(false);
    expect(findings[0]).toMatchObject({ ...found, problem: expect.stringMatching(words) });

    const target = join(folder, "backup");
    await expect(takeBackup(folder, target)).rejects.toMatchObject({
      ...found,
      reason: expect.stringMatching(words),
    });
  },
);

test("without any segment, what was durable is missed, too", async () => {
  await filledFolder(folder, false);
  for (const path of segmentsIn(folder)) rmSync(path);
  const words = /^no segment, though it was durable up to \d+$/;
  expect(failureOfStart()).toMatchObject({ position: 0, reason: expect.stringMatching(words) });
  expect((await verifyFolder(folder)).findings).toMatchObject([{ position: 0, problem: expect.stringMatching(words) }]);
  const target = join(folder, "backup");
  await expect(takeBackup(folder, target)).rejects.toMatchObject({ reason: expect.stringMatching(words) });
});
