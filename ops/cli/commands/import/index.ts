import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Command } from "commander";
import { refusedError } from "../../../../api/errors/index.js";
import { importRecords, mappingSchema, type Mapping } from "../../../../application/imports/index.js";
import { refusal } from "../../../../domain/shared/index.js";
import type { ExitName } from "../../exit-status.js";
import { importPartsOf } from "../../../composition/import-parts.js";
import { facts } from "../../output/table.js";
import { carriedOut, Interrupted, type Desk, type Work } from "../../work/desk.js";
import { asAct, type ActOptions, type Globals } from "../../work/globals.js";
import { digestOf, recordsOf } from "./csv-file.js";
import { refusedRecordsIn } from "./refused-records.js";

interface Options extends ActOptions {
  readonly mapping: string;
  readonly dryRun?: true;
  readonly report?: string;
}

export function addImport(program: Command, desk: Desk): void {
  const command = asAct(
    program
      .command("import")
      .argument("<file>", "CSV of an older register, with the names of the columns in its first line")
      .description(
        "take taxpayers, businesses or cases of an older register over; begun again with the same file it goes on where it was broken off. Exit status 1 when records were refused",
      )
      .requiredOption("--mapping <file>", "JSON that says which column becomes what")
      .option("--dry-run", "check every record against the ledger and write nothing")
      .option("--report <file>", "CSV of the refused records, with the reasons (default: FILE.refused.csv)"),
  );
  command.action(async (file: string, options: Options) => {
    const from = place(file);
    const mapping = await mappingIn(place(options.mapping));
    const fileDigest = await digestOf(from);
    const report = place(options.report ?? `${file}.refused.csv`);
    const { language } = command.optsWithGlobals<Globals>();
    await desk.work(command, async (work) => {
      const refused = refusedRecordsIn(report, language);
      try {
        const parts = importPartsOf(work.composition, options.dryRun === true);
        const records = untilStopped(recordsOf(from, mapping), work);
        const listener = {
          onRefused: refused.note,
          onProgress: (done: number) => work.progress.step("records", done, null),
        };
        const outcome = await importRecords(parts, work.ask(options), { mapping, fileDigest, records }, listener);
        const { value } = carriedOut(outcome);
        const json = { ...value, dryRun: options.dryRun === true, report: value.refused > 0 ? report : null };
        return {
          json,
          text: facts(Object.entries(json).map(([name, each]) => [name, each === null ? null : String(each)])),
          exit: exitOf(value),
        };
      } finally {
        await refused.close();
      }
    });
  });
}

const exitOf = ({ refused }: { readonly refused: number }): ExitName => (refused > 0 ? "refused" : "done");

/** A path is meant from where the command was given. */
function place(path: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
}

async function mappingIn(file: string): Promise<Mapping> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw refusedError(
      refusal("import-file-unreadable", { file, detail: (error as NodeJS.ErrnoException).code ?? "?" }),
    );
  }
  const read = mappingSchema.safeParse(jsonOf(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw refusedError(refusal("mapping-invalid", { detail: `${issue!.path.join(".")}: ${issue!.message}` }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refusedError(refusal("mapping-invalid", { detail: (error as Error).message }));
  }
}

async function* untilStopped<Item>(items: AsyncIterable<Item>, { signal }: Work): AsyncGenerator<Item> {
  for await (const item of items) {
    if (signal.aborted) throw new Interrupted("Interrupted; the same command goes on where it was.");
    yield item;
  }
}
