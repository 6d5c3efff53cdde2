import { appendFileSync, cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { FRAME_HEADER_BYTES, FRAME_MAGIC } from "../../../../../ops/embedded/eventstore/storage/frame.js";
import { LogDamagedError, takeBackup, verifyFolder } from "../../../../../ops/embedded/eventstore/tools.js";
import { temporaryFolder } from "../../../../support/temporary-folder.js";
import { filledFolder, flipBit, openStore, segmentsIn, stopStore } from "../support/filled-folder.js";

let base: string;
let folder: string;
beforeEach(async () => {
  base = temporaryFolder("tail");
  folder = join(base, "store");
  await filledFolder(folder, false);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** Where the frames of a file begin. */
function framesIn(path: string): number[] {
  const bytes = readFileSync(path);
  const found: number[] = [];
  for (let at = bytes.indexOf(FRAME_MAGIC); at >= 0; at = bytes.indexOf(FRAME_MAGIC, at + 1)) found.push(at);
  return found;
}

const lastSegment = () => segmentsIn(folder).at(-1)!;

/** What a start, the check and a backup each make of the end of the log: where it is torn, or where it is damaged. */
async function verdicts(): Promise<Record<"start" | "verify" | "backup", string>> {
  const report = await verifyFolder(folder);
  const backup = join(base, "backup");
  const copied = await takeBackup(folder, backup).then(
    ({ end }) => `ends at ${end}`,
    (error: unknown) => damage(error),
  );
  const copy = join(base, "copy");
  cpSync(folder, copy, { recursive: true });
  const started = await start(copy);
  return {
    start: started,
    verify: report.isSound ? `ends at ${report.end}` : `damaged at ${report.findings[0]!.position}`,
    backup: copied,
  };
}

async function start(at: string): Promise<string> {
  try {
    const store = openStore(at, false);
    await stopStore(store);
    return `ends at ${(await verifyFolder(at)).end}`;
  } catch (error) {
    return damage(error);
  }
}

function damage(error: unknown): string {
  if (!(error instanceof LogDamagedError)) throw error;
  return `damaged at ${error.position}`;
}

const withoutMark = () => rmSync(join(folder, "durable"));

/** Each leaves a log whose end is not whole. */
const ENDS: Record<string, () => void> = {
  "the beginning of a frame": () => appendFileSync(lastSegment(), readFileSync(lastSegment()).subarray(64, 150)),
  "bytes that are no frame, and no mark": () => {
    withoutMark();
    appendFileSync(lastSegment(), Buffer.alloc(500, 3));
  },
  "the last frame cut, and no mark that knows of it": () => {
    withoutMark();
    truncateSync(lastSegment(), statSync(lastSegment()).size - 8);
  },
  "the last frame cut, though the mark knows of it": () =>
    truncateSync(lastSegment(), statSync(lastSegment()).size - 8),
  "a frame changed, and later frames that were written when it was durable": () => {
    withoutMark();
    flipBit(lastSegment(), framesIn(lastSegment()).at(-3)! + FRAME_HEADER_BYTES + 20);
  },
  "a frame changed, and one later frame of which only the header is whole": () => {
    withoutMark();
    const [broken, next] = framesIn(lastSegment()).slice(-2) as [number, number];
    flipBit(lastSegment(), broken + FRAME_HEADER_BYTES + 20);
    flipBit(lastSegment(), next + FRAME_HEADER_BYTES + 20);
  },
  "a segment that was begun and has no header yet": () => {
    const { size } = statSync(lastSegment());
    const next = Number.parseInt(lastSegment().slice(-24), 10) + size;
    writeFileSync(join(folder, "segments", `${String(next).padStart(20, "0")}.log`), "Def");
  },
};

test.each(Object.keys(ENDS))("a start, the check and a backup agree on %s", async (name) => {
  ENDS[name]!();
  const { start: expected, verify, backup } = await verdicts();
  expect({ verify, backup }).toEqual({ verify: expected, backup: expected });
});
