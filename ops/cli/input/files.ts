import { createReadStream, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { validationError } from "../../../api/errors/index.js";
import type { SentDocument } from "../../../application/documents/index.js";
import { jsonObject } from "./values.js";

/** What a file of JSON may hold, as much as a request of the API. */
const MAX_JSON_BYTES = 1_048_576;

/** A JSON object that was typed, or that lies in a file. @throws ApiError VALIDATION */
export async function jsonGiven(path: string, given: string): Promise<Readonly<Record<string, unknown>>> {
  if (given.trimStart().startsWith("{")) return jsonObject(path, given);
  const bytes = sizeOf(path, given);
  if (bytes > MAX_JSON_BYTES)
    throw validationError([{ path, rule: "file-too-large", facts: { file: given, max: MAX_JSON_BYTES } }]);
  return jsonObject(path, await readFile(given, "utf8"));
}

/** A document that lies in a file: read when it is taken in, and looked at there. @throws ApiError VALIDATION */
export function documentIn(path: string, file: string): SentDocument {
  sizeOf(path, file);
  return { name: basename(file), content: createReadStream(file) as AsyncIterable<Uint8Array> };
}

function sizeOf(path: string, file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw validationError([{ path, rule: "file-not-there", facts: { file } }]);
  return found.size;
}
