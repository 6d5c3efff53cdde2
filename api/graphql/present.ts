import type { ExecutionResult } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Request, Response } from "express";
import { correlationOf, languageOf, type ApiLogger } from "../http/index.js";
import { apiErrorOf, presentedError } from "./errors.js";

/** The request and response that a result belongs to. */
export interface ServerContext {
  readonly req: Request;
  readonly res: Response;
}

/** Gives every error its words, its code and the correlation id, and keeps what is internal for the log. */
export function errorPresentation(logger: ApiLogger): Plugin<object, ServerContext> {
  return {
    onResultProcess({ result, setResult, serverContext: { req, res } }) {
      const present = (one: ExecutionResult) => presented(one, req, res, logger);
      if (isAsyncIterable(result))
        setResult(mapped(result as AsyncIterable<ExecutionResult>, present) as typeof result);
      else setResult(present(result as ExecutionResult) as typeof result);
    },
  };
}

function presented(result: ExecutionResult, request: Request, response: Response, logger: ApiLogger): ExecutionResult {
  if (!result.errors || result.errors.length === 0) return result;
  const language = languageOf(request.get("accept-language"));
  const correlationId = correlationOf(response);
  for (const error of result.errors) {
    const known = apiErrorOf(error);
    if (known.code === "INTERNAL" || known.code === "UNAVAILABLE")
      logger.error({ correlationId, err: known.cause ?? error, path: error.path?.join(".") }, "operation failed");
  }
  return { ...result, errors: result.errors.map((error) => presentedError(error, language, correlationId)) };
}

function isAsyncIterable(value: unknown): boolean {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** Keeps `return()` of the source, so that a caller who leaves ends the subscription. */
function mapped<Item>(source: AsyncIterable<Item>, change: (item: Item) => Item): AsyncIterableIterator<Item> {
  const iterator = source[Symbol.asyncIterator]();
  const step = (result: IteratorResult<Item, unknown>): IteratorResult<Item> =>
    result.done ? { done: true, value: undefined } : { done: false, value: change(result.value) };
  return {
    next: async () => step(await iterator.next()),
    return: async () => step((await iterator.return?.()) ?? { done: true, value: undefined }),
    throw: async (error: unknown) => step((await iterator.throw?.(error)) ?? { done: true, value: undefined }),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
