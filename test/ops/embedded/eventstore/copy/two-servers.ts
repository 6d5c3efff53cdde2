import { rmSync } from "node:fs";
import { join } from "node:path";
import { EventStoreDBClient, type AllStreamResolvedEvent } from "@eventstore/db-client";
import { launchEventStore } from "../../../../../ops/embedded/eventstore/index.js";
import { read } from "../../../../contracts/eventstore/support.js";
import { temporaryFolder } from "../../../../support/temporary-folder.js";

type Launched = Awaited<ReturnType<typeof launchEventStore>>;

/** Servers, a process each, on folders of their own, by name. */
export class Servers {
  readonly base = temporaryFolder("copy");
  private readonly running = new Map<string, Launched>();

  folder(name: string): string {
    return join(this.base, name);
  }

  async start(name: string, port = 0): Promise<string> {
    const server = await launchEventStore({ folder: this.folder(name), port });
    this.running.set(name, server);
    return server.ready.url;
  }

  url(name: string): string {
    return this.running.get(name)!.ready.url;
  }

  /** `kill -9`, and gone. */
  async kill(name: string): Promise<void> {
    const server = this.running.get(name)!;
    server.kill();
    await server.ended;
    this.running.delete(name);
  }

  async remove(): Promise<void> {
    await Promise.all([...this.running.values()].map((server) => server.stop()));
    rmSync(this.base, { recursive: true, force: true });
  }
}

/** What a client finds in a log, event by event, but where the server's clock and ids of its own make the difference. */
export async function told(url: string): Promise<string[]> {
  const client = EventStoreDBClient.connectionString(url);
  const isOwn = ({ event }: AllStreamResolvedEvent) => /^(\$\$)?\$(settings|stats)/.test(event!.streamId);
  const all = (await read(client.readAll())).filter((each) => !isOwn(each));
  await client.dispose();
  return all.map(({ event }) => {
    const { id, streamId, revision, type, isJson, data, metadata } = event!;
    const isByServer = type === "$streamDeleted" || (type === "$metadata" && JSON.stringify(data).includes("$tb"));
    const own = isByServer || [id, textOf(metadata)];
    return JSON.stringify([streamId, String(revision), type, isJson, textOf(data), own]);
  });
}

/** Bytes as text: millions of them, each a number of its own, would take their time. */
function textOf(value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Buffer.from(value as Uint8Array).toString("base64") : value;
}

/** The revisions that each stream shows, or why it shows none. */
export async function shown(url: string, streams: readonly string[]): Promise<unknown[]> {
  const client = EventStoreDBClient.connectionString(url);
  const found = streams.map(async (stream) => {
    try {
      const events = await read(client.readStream(stream));
      return events.map(({ event }) => event?.revision);
    } catch (error) {
      return (error as { readonly type: string }).type;
    }
  });
  const all = await Promise.all(found);
  await client.dispose();
  return all;
}
