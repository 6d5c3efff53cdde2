import { Metadata, status } from "@grpc/grpc-js";
import type { ServerErrorResponse } from "@grpc/grpc-js";
import { CallError } from "../protocol/errors.js";
import { MalformedMessageError } from "../protocol/wire.js";
import { WriterStoppedError } from "../store/writer.js";

/** An error as grpc-js sends it: status, message and trailers. What we do not know is INTERNAL and goes to the log. */
export function grpcStatusOf(error: unknown, log: (line: string) => void): ServerErrorResponse {
  if (error instanceof CallError) return statusOf(error.status, error.message, error.trailers);
  if (error instanceof WriterStoppedError) return statusOf(status.UNAVAILABLE, "Server Is Not Ready", {});
  if (error instanceof MalformedMessageError) {
    log(`a call ended: malformed message: ${error.message}`);
    return statusOf(status.INVALID_ARGUMENT, `Malformed message: ${error.message}`, {});
  }
  log(`unexpected: ${error instanceof Error ? error.stack : String(error)}`);
  return statusOf(status.INTERNAL, "the event store failed; its log says why", {});
}

function statusOf(code: number, details: string, trailers: Readonly<Record<string, string>>): ServerErrorResponse {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, headerValue(value));
  return Object.assign(new Error(details), { code, details, metadata });
}

/** Headers hold visible ASCII only; the rest is written in percent signs, as gRPC does with its messages. */
function headerValue(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : encodeURI(text);
}
