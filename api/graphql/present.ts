import type { ExecutionResult, GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Request, Response } from "express";
import type { ApiDependencies } from "../dependencies.js";
import type { ApiError } from "../errors/index.js";
import { authenticatedOf, correlationOf } from "../http/index.js";
import { callsByName, type Language } from "../messages/index.js";
import { recordDenial } from "./access/record-denial.js";
import { apiErrorOf, presentedError } from "./errors.js";
import { municipalityNames } from "./municipality-names.js";

/** The request and response that a result belongs to, and the language of the answer. */
export interface ServerContext {
  readonly req: Request;
  readonly res: Response;
  readonly language: Language;
}

/** Gives every error its words, its code and the correlation id; the log gets what callers do not. */
export function errorPresentation(dependencies: ApiDependencies): Plugin<object, ServerContext> {
  return {
    async onResultProcess({ result, setResult, serverContext }) {
      const present = (one: ExecutionResult) => presented(one, serverContext, dependencies);
      if (isAsyncIterable(result))
        setResult(mapped(result as AsyncIterable<ExecutionResult>, present) as typeof result);
      else setResult((await present(result as ExecutionResult)) as typeof result);
    },
  };
}

async function presented(
  result: ExecutionResult,
  { res: response, language }: ServerContext,
  dependencies: ApiDependencies,
): Promise<ExecutionResult> {
  if (!result.errors || result.errors.length === 0) return result;
  const correlationId = correlationOf(response);
  const known = result.errors.map((error) => ({ error, known: apiErrorOf(error) }));
  for (const each of known) note(each.error, each.known, response, dependencies);
  const denied = known.find((each) => each.known.code === "FORBIDDEN");
  const principal = authenticatedOf(response)?.principal;
  if (denied && principal)
    recordDenial(dependencies, principal, String(denied.error.path?.[0] ?? "graphql"), correlationId);
  const asksNames = principal !== undefined && known.some((each) => callsByName(each.known.rule));
  const names = asksNames ? await municipalityNames(dependencies, principal.tenant) : undefined;
  return { ...result, errors: result.errors.map((error) => presentedError(error, language, correlationId, names)) };
}

function note(error: GraphQLError, known: ApiError, response: Response, { logger }: ApiDependencies): void {
  const { code, rule } = known;
  const path = error.path?.join(".");
  const fields = { correlationId: correlationOf(response), code, rule, ...(path === undefined ? {} : { path }) };
  if (code === "INTERNAL" || code === "UNAVAILABLE")
    logger.error({ ...fields, err: known.cause ?? error }, "operation failed");
  else logger.info(fields, "operation refused");
}

function isAsyncIterable(value: unknown): boolean {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** Keeps `return()` of the source, so that a caller who leaves ends the subscription. */
function mapped<Item>(source: AsyncIterable<Item>, change: (item: Item) => Promise<Item>): AsyncIterableIterator<Item> {
  const iterator = source[Symbol.asyncIterator]();
  const step = async (result: IteratorResult<Item, unknown>): Promise<IteratorResult<Item>> =>
    result.done ? { done: true, value: undefined } : { done: false, value: await change(result.value) };
  return {
    next: async () => step(await iterator.next()),
    return: async () => step((await iterator.return?.()) ?? { done: true, value: undefined }),
    throw: async (error: unknown) => step((await iterator.throw?.(error)) ?? { done: true, value: undefined }),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
