import { error } from "@sveltejs/kit";
import type { TadaDocumentNode } from "gql.tada";
import { print, type ExecutionResult } from "graphql";
import type { Language } from "../words/index.js";

/** What went wrong, as the API tells it: its code, its rule and its words in the language of the page. */
export interface Fault {
  readonly code: string;
  readonly rule: string;
  readonly message: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
  /** The facts of a refusal, by the names of its rule. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

export type Asked<Result> =
  { readonly ok: true; readonly data: Result } | { readonly ok: false; readonly fault: Fault };

/** Asks GraphQL in the name of whoever looks at the page. */
export interface Ask {
  /** What was asked for; where the API refuses, the page ends with the status of the refusal and its words. */
  <Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables): Promise<Result>;
  /** The same, for questions whose refusal belongs into the page (what people typed). */
  try<Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables): Promise<Asked<Result>>;
}

type Send = (question: {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly language: Language;
}) => Promise<ExecutionResult>;

const STATUS: Readonly<Record<string, number>> = {
  VALIDATION: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  REFUSED: 422,
  LIMIT: 429,
  STALE: 503,
  UNAVAILABLE: 503,
};

/** Nobody has opened the municipality's ledger: there is nothing wrong with what was asked. */
const NOT_YET = "municipality-not-established";

const printed = new WeakMap<object, string>();

/** Asks through `send`, in a language. */
export function asking(send: Send, language: Language): Ask {
  const attempt = async <Result, Variables>(
    document: TadaDocumentNode<Result, Variables>,
    variables: Variables,
  ): Promise<Asked<Result>> => {
    const query = printed.get(document) ?? print(document);
    printed.set(document, query);
    const { data, errors } = await send({ query, variables: variables as Record<string, unknown>, language });
    const first = errors?.[0];
    return first ? { ok: false, fault: faultOf(first) } : { ok: true, data: data as Result };
  };
  const ask = async <Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables) => {
    const asked = await attempt(document, variables);
    if (asked.ok) return asked.data;
    const { code, rule, message } = asked.fault;
    const notYet = { message, reason: "not-established" } as const;
    if (rule === NOT_YET) error(503, notYet);
    error(STATUS[code] ?? 500, { message });
  };
  return Object.assign(ask, { try: attempt });
}

function faultOf({ message, extensions }: NonNullable<ExecutionResult["errors"]>[number]): Fault {
  const { code, rule, fields, facts } = (extensions ?? {}) as Partial<Fault>;
  const told = facts === undefined ? {} : { facts };
  return { code: code ?? "INTERNAL", rule: rule ?? "internal", message, fields: fields ?? [], ...told };
}
