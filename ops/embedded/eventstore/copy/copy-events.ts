import { AppendLine } from "./append-line.js";
import { Comparison, eventsUpTo } from "./comparison.js";
import { isTombstone, nameOf, type CopiedEvent } from "./copied-event.js";
import { CopyRefusedError } from "./failures.js";
import { Gathering } from "./gathering.js";
import { isOfTheServer } from "./server-streams.js";
import { StreamsConnection } from "./streams-connection.js";

export type CopyStep = "comparing" | "copying" | "verifying";

export interface CopyOptions {
  readonly signal?: AbortSignal;
  /** How far the step has come in the source's log: positions, which are bytes. */
  readonly onProgress?: (step: CopyStep, position: number, end: number) => void;
}

export interface CopyReport {
  /** Events that both logs hold now, in the same order. */
  readonly events: number;
  /** Of these, sent by this run. */
  readonly copied: number;
  /** Position in the source up to which they go, `commit/prepare`; null for a source without events. */
  readonly end: string | null;
  /** SHA-256 over everything that is kept of the events, in their order; the same for both. */
  readonly digest: string;
  readonly links: number;
  readonly tombstones: number;
  /** Events of streams that a server keeps for itself: they stay where they are. */
  readonly leftOut: number;
  /** Some of these streams. */
  readonly leftOutStreams: readonly string[];
}

/**
 * Copies every event of one server to another: ids, streams, revisions, types, content types, the bytes of data and metadata, and the
 * order of the whole log, up to the event that is the source's last when it begins. What the target holds already must be the
 * beginning of the source: an interrupted copy goes on, a finished one is done again by writing nothing. Every event of the two
 * logs is compared once.
 * @throws CopyRefusedError, CopyServerError, ConnectionStringError, the signal's reason
 */
export async function copyEvents(from: string, to: string, options: CopyOptions = {}): Promise<CopyReport> {
  if (from === to) throw new CopyRefusedError("a server is no copy of itself");
  const source = new StreamsConnection("source", from);
  const target = new StreamsConnection("target", to);
  try {
    const end = await lastOf(source);
    const tell = (step: CopyStep) => (event: CopiedEvent) => {
      options.signal?.throwIfAborted();
      options.onProgress?.(step, Number(event.position.commit), Number(end?.position.commit ?? 0));
    };
    const comparison = new Comparison(source, target, end);
    await comparison.walk(tell("comparing"));
    const { missing } = comparison;
    const copied = missing ? await copyFrom(missing, source, target, end, tell("copying")) : 0;
    if (missing) await comparison.walk(tell("verifying"));
    if (comparison.missing)
      throw new CopyRefusedError(`after the copy, the target has not ${nameOf(comparison.missing)}`);
    return reportOf(comparison, copied, end);
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

async function copyFrom(
  first: CopiedEvent,
  source: StreamsConnection,
  target: StreamsConnection,
  end: CopiedEvent | undefined,
  onEvent: (event: CopiedEvent) => void,
): Promise<number> {
  const events = await eventsUpTo(source, first.position, end);
  const line = new AppendLine(await target.openAppends());
  const gathering = new Gathering();
  const send = async () => {
    if (gathering.isEmpty) return;
    const { events: gathered, bytes } = gathering.take();
    await line.append(gathered, bytes);
  };
  let copied = 0;
  try {
    for (let event = await events.next(); event; event = await events.next()) {
      onEvent(event);
      if (isOfTheServer(event.stream)) continue;
      if (!gathering.hasRoomFor(event)) await send();
      if (isTombstone(event)) {
        await line.settled();
        await target.tombstone(event.stream);
      } else gathering.add(event);
      copied++;
    }
    await send();
    await line.settled();
  } finally {
    line.close();
    events.close();
  }
  return copied;
}

async function lastOf(server: StreamsConnection): Promise<CopiedEvent | undefined> {
  const reader = await server.readAll("end", { backwards: true, maxCount: 1 });
  return reader.next();
}

function reportOf(comparison: Comparison, copied: number, end: CopiedEvent | undefined): CopyReport {
  const { tally, links, tombstones, leftOut, leftOutStreams } = comparison;
  return {
    events: tally.count,
    copied,
    end: end ? `${end.position.commit}/${end.position.prepare}` : null,
    digest: tally.digest(),
    links,
    tombstones,
    leftOut,
    leftOutStreams: [...leftOutStreams],
  };
}
