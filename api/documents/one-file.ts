import { Busboy, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy";
import type { Request } from "express";
import { MAX_DOCUMENT_BYTES } from "../../domain/casework/index.js";
import { ApiError } from "../errors/index.js";

/** A file on its way: its name as it was sent, and its bytes as they come. */
export interface IncomingFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

const FIELD = "file";
/** What stands around the file in the body: boundaries and headers. */
const AROUND_BYTES = 16_384;
/** So much of a body that was refused is still read, and for so long. */
const DRAIN_BYTES = 2 * MAX_DOCUMENT_BYTES;
const DRAIN_MS = 10_000;

/**
 * The one file of a `multipart/form-data` body, handed to `take` as it comes: never more than one byte beyond what a
 * document may have is given on. Throws LIMIT `document-too-large` by the declared length already, and VALIDATION
 * `upload-not-multipart` for anything but one file in the field `file`.
 */
export async function oneFile<Taken>(request: Request, take: (file: IncomingFile) => Promise<Taken>): Promise<Taken> {
  try {
    return await fileIn(request, take);
  } catch (error) {
    await drained(request);
    throw error;
  }
}

async function fileIn<Taken>(request: Request, take: (file: IncomingFile) => Promise<Taken>): Promise<Taken> {
  const declared = Number(request.get("content-length") ?? 0);
  if (declared > MAX_DOCUMENT_BYTES + AROUND_BYTES)
    throw new ApiError("LIMIT", "document-too-large", { facts: { bytes: declared, max: MAX_DOCUMENT_BYTES } });
  const parser = parserOf(request);
  let taken: Promise<Taken> | undefined;
  const parsed = new Promise<void>((resolve, reject) => {
    parser.on("file", (field, content, name: unknown) => {
      if (field !== FIELD || taken !== undefined) {
        content.resume();
        reject(notMultipart());
        return;
      }
      // Whoever stops reading does not end the stream: the rest of the body still goes through it.
      const pieces = content.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
      taken = take({ name: typeof name === "string" ? name : "", content: pieces });
      // What `take` has not read (it refused) goes by, so that the end of the body is reached.
      taken.finally(() => content.resume()).catch(() => undefined);
    });
    parser.on("field", () => reject(notMultipart()));
    for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const)
      parser.on(limit, () => reject(notMultipart()));
    parser.once("finish", resolve);
    parser.once("error", () => reject(notMultipart()));
    request.once("aborted", () => reject(new ApiError("VALIDATION", "upload-not-multipart")));
  });
  request.pipe(parser);
  try {
    await parsed;
  } finally {
    request.unpipe(parser);
  }
  if (taken === undefined) throw notMultipart();
  return taken;
}

/** Lets a body that is refused go by: who is still sending would not read the answer. Not for ever. */
async function drained(request: Request): Promise<void> {
  if (request.complete) return;
  await new Promise<void>((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, DRAIN_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.on("data", (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > DRAIN_BYTES) done();
    });
    for (const end of ["end", "aborted", "error"]) request.once(end, done);
    request.resume();
  });
}

function parserOf(request: Request): BusboyInstance {
  if (!/^multipart\/form-data\s*;/i.test(request.get("content-type") ?? "")) throw notMultipart();
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      // The whole name: a name with a path in it is refused, not shortened.
      preservePath: true,
      limits: {
        files: 1,
        fields: 0,
        parts: 2,
        fileSize: MAX_DOCUMENT_BYTES + 1,
        headerPairs: 20,
        headerSize: 4096,
        fieldNameSize: 100,
      },
    });
  } catch {
    throw notMultipart();
  }
}

function notMultipart(): ApiError {
  return new ApiError("VALIDATION", "upload-not-multipart");
}
