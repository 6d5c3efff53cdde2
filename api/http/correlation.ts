import { randomUUID } from "node:crypto";
import type { RequestHandler, Response } from "express";

const CORRELATION_HEADER = "x-correlation-id";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Gives every request the id under which the log, the events and the caller know it; a caller may bring a UUID. */
export const correlate: RequestHandler = (request, response, next) => {
  const given = request.get(CORRELATION_HEADER);
  const correlationId = given !== undefined && UUID.test(given) ? given.toLowerCase() : randomUUID();
  response.locals["correlationId"] = correlationId;
  response.setHeader(CORRELATION_HEADER, correlationId);
  next();
};

/** The correlation id of the request that is being answered. */
export function correlationOf(response: Response): string {
  return (response.locals["correlationId"] as string | undefined) ?? "unknown";
}
