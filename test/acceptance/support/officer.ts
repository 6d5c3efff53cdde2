import { randomUUID } from "node:crypto";
import { commandDocument } from "./commands.js";

/** What went wrong, as the API tells it. */
export interface Fault {
  readonly message: string;
  readonly extensions: {
    readonly code: string;
    readonly rule?: string;
    readonly facts?: Readonly<Record<string, unknown>>;
    readonly article?: string;
    readonly correlationId?: string;
    readonly message?: string;
    readonly fields?: readonly { readonly path: string; readonly rule: string }[];
  };
}

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly Fault[];
}

export interface CommandOptions {
  readonly commandId?: string;
  readonly expectedRevision?: string;
  readonly reason?: string;
}

interface Receipt {
  readonly position: string | null;
  readonly revision: string;
  readonly eventIds: readonly string[];
}
/** What a command gives; the ids are there where the schema has them, and a test that names another field fails on it. */
export interface Payload {
  readonly receipt: Receipt;
  readonly taxpayerId: string;
  readonly objectId: string;
  readonly paymentId: string;
  readonly refundId: string;
  readonly objectionId: string;
  readonly runId: string;
  readonly packageId: string;
  readonly total: number;
  readonly [field: string]: unknown;
}

/** Someone who asks the API over HTTP: an officer who signed in, or anyone. */
export class Officer {
  constructor(
    readonly address: () => string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** A body as it is, to `/graphql`. */
  post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.address()}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": "en", ...this.headers, ...headers },
      body,
    });
  }

  async ask(query: string, variables: object = {}): Promise<Answer> {
    return (await (await this.post(JSON.stringify({ query, variables }))).json()) as Answer;
  }

  /** What a query says; throws what is wrong with it. The caller knows what it asked for. */
  async read<Data>(query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await this.ask(query, variables);
    if (errors) throw new Error(`not answered: ${JSON.stringify(errors)}`);
    return data as unknown as Data;
  }

  /** Gives a command, and what came of it. */
  command(name: string, input: object, { commandId = randomUUID(), ...more }: CommandOptions = {}): Promise<Answer> {
    return this.ask(commandDocument(name), { commandId, input, ...more });
  }

  /** Gives a command that must succeed. */
  async does(name: string, input: object, options: CommandOptions = {}): Promise<Payload> {
    const { data, errors } = await this.command(name, input, options);
    if (errors) throw new Error(`${name} was not done: ${JSON.stringify(errors)}`);
    return data![name] as Payload;
  }

  /** Gives a command that must fail, and what the first error says. */
  async isRefused(name: string, input: object, options: CommandOptions = {}): Promise<Fault["extensions"]> {
    const { data, errors } = await this.command(name, input, options);
    if (!errors) throw new Error(`${name} was done: ${JSON.stringify(data)}`);
    return errors[0]!.extensions;
  }

  /** A subscription's events (server-sent), until the server ends it or the caller stops. */
  async *watch<Data>(query: string, variables: object = {}): AsyncGenerator<Data> {
    const response = await this.post(JSON.stringify({ query, variables }), { accept: "text/event-stream" });
    if (!response.ok || !response.headers.get("content-type")?.startsWith("text/event-stream"))
      throw new Error(`no stream: ${response.status} ${await response.text()}`);
    let pending = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) {
      pending += decoder.decode(chunk as Uint8Array, { stream: true });
      const events = pending.split("\n\n");
      pending = events.pop()!;
      for (const event of events) {
        const name = /^event: ?(.*)$/m.exec(event)?.[1];
        if (name === "complete") return;
        const data = /^data: ?(.+)$/m.exec(event)?.[1];
        if (name === "next" && data) yield (JSON.parse(data) as { data: Data }).data;
      }
    }
  }
}
