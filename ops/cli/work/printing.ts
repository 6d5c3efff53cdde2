import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { validationError } from "../../../api/errors/index.js";
import type { PrintOrder } from "../../../application/papers/index.js";
import { TOKENS } from "../../composition/tokens.js";
import type { Work } from "./desk.js";

/** A paper that lies in a file now. */
export interface PaperFile {
  readonly file: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal: the same paper is printed with the same bytes. */
  readonly sha256: string;
}

/** The file that a paper is to be written to: one that is not there yet, in a folder that is. @throws ApiError VALIDATION */
export function newFile(path: string, file: string): string {
  const whole = resolve(file);
  const folder = dirname(whole);
  if (existsSync(whole)) throw validationError([{ path, rule: "file-exists", facts: { file } }]);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw validationError([{ path, rule: "folder-not-there", facts: { folder } }]);
  return whole;
}

/** What the system says of a file that it does not let anybody make. */
const UNWRITABLE = ["EEXIST", "EACCES", "EPERM", "EROFS", "ENOSPC", "ENAMETOOLONG"];

/**
 * Prints a paper into a new file. Nothing that is there is written over: what was printed before may have been signed or
 * sent. @throws ApiError VALIDATION; UNAVAILABLE `press-busy`
 */
export async function printedInto(
  { composition }: Work,
  order: PrintOrder,
  path: string,
  file: string,
): Promise<PaperFile> {
  const whole = newFile(path, file);
  const press = composition.get(TOKENS.press);
  // The command ends with its answer: the compiler, which is a process of its own, is not to outlive it.
  const pdf = await press.print(order).finally(() => press.close());
  await writeFile(whole, pdf, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (!UNWRITABLE.includes(error.code ?? "")) throw error;
    throw validationError([{ path, rule: "file-not-writable", facts: { file, reason: error.code ?? "" } }]);
  });
  return { file: whole, bytes: pdf.byteLength, sha256: createHash("sha256").update(pdf).digest("hex") };
}
