import type { ErrorRequestHandler, RequestHandler } from "express";
import { ApiError, problemOf, toApiError } from "../errors/index.js";
import { correlationOf } from "./correlation.js";
import { languageOf } from "./language.js";
import type { ApiLogger } from "./logger.js";

/** Any address that nothing answers to. */
export const notFound: RequestHandler = () => {
  throw new ApiError("NOT_FOUND", "route-not-found");
};

/** Turns whatever was thrown into problem+json; what is not meant for callers goes to the log alone. */
export function errorHandler(logger: ApiLogger): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    const error = toApiError(thrown);
    const correlationId = correlationOf(response);
    if (error.code === "INTERNAL" || error.code === "UNAVAILABLE")
      logger.error({ correlationId, err: error.cause ?? thrown, path: request.path }, "request failed");
    if (response.headersSent) {
      next(thrown);
      return;
    }
    // What is left of the body will not be read: the connection cannot be used again.
    if (!request.complete) response.setHeader("connection", "close");
    const language = languageOf(request.get("accept-language"));
    const problem = problemOf(error, language, correlationId);
    response.status(problem.status).setHeader("content-language", language);
    response.type("application/problem+json").send(JSON.stringify(problem));
  };
}
