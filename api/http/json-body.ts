import type { Request, RequestHandler } from "express";
import { ApiError } from "../errors/index.js";
import { parseStrictJson } from "./strict-json.js";

/** The largest body: a fiscal package is about a third of it. */
export const MAX_BODY_BYTES = 1_048_576;

/**
 * Reads a JSON body: only `application/json`, at most 1 MB (by the declared length, and while reading), UTF-8, strict.
 * The parsed value is `request.body`. Throws LIMIT `body-too-large` and VALIDATION `content-type-not-json`,
 * `body-not-utf8`, `body-missing` and what {@link parseStrictJson} refuses.
 */
export function jsonBody(maxBytes = MAX_BODY_BYTES): RequestHandler {
  return async (request, _response, next) => {
    const type = (request.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
    if (type !== "application/json") throw new ApiError("VALIDATION", "content-type-not-json");
    const text = decode(await readBody(request, maxBytes));
    if (text.trim() === "") throw new ApiError("VALIDATION", "body-missing");
    const result = parseStrictJson(text);
    if (!result.ok) throw new ApiError("VALIDATION", result.refusal.code, { facts: result.refusal.facts });
    request.body = result.value;
    next();
  };
}

async function readBody(request: Request, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new ApiError("LIMIT", "body-too-large", { facts: { maxBytes } });
  if (Number(request.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ApiError("VALIDATION", "body-not-utf8");
  }
}
