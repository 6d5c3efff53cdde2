import { randomUUID } from "node:crypto";
import { invalidArgument, streamDeleted } from "../protocol/errors.js";
import type { FilterRequest, ReadFrom, ReadRequest } from "../protocol/read-request.js";
import { createdAtOf, eventTypeOf, streamNameOf } from "../protocol/recorded-event.js";
import { encodeCaughtUp, encodeCheckpoint, encodeSubscriptionConfirmed } from "../protocol/responses.js";
import type { EventStore } from "../store/event-store.js";
import { TOMBSTONE_TYPE } from "../store/model.js";
import { visibleRange } from "../store/visible-range.js";
import { Checkpoints } from "./checkpoints.js";
import { compileFilter } from "./filter.js";
import type { Outlet } from "./outlet.js";
import { PAGE_EVENTS, eventsBetween, pagesForwards } from "./pages.js";
import type { Accepts, FoundEvent } from "./pages.js";
import { packing } from "./resolved.js";
import { ofStream, wholeLog } from "./track.js";
import type { Track } from "./track.js";

/** What a subscription follows: its track as it is now, and what of it is wanted. */
interface Followed {
  readonly begin: number;
  /** Undefined once the stream is tombstoned. */
  track(): { readonly track: Track; readonly accepts: Accepts | undefined } | undefined;
  readonly filter: FilterRequest | undefined;
  /** The stream, where it is one that is followed. */
  readonly stream?: string;
}

/**
 * Answers a subscription: everything after the place that the client names, then what comes, until the client leaves.
 * It pulls from the durable log at the client's pace and keeps no buffer, so it can neither overflow nor fall behind.
 * @throws CallError when the stream is tombstoned
 */
export async function subscribe(store: EventStore, request: ReadRequest, outlet: Outlet): Promise<void> {
  if (request.backwards) throw invalidArgument("a subscription runs forwards");
  if (request.filter && request.filter.checkpointInterval < 1) {
    throw invalidArgument("the checkpoint interval of a filtered subscription is at least 1");
  }
  const followed =
    request.source?.kind === "stream"
      ? followStream(store, request.source.stream, request.from)
      : followAll(store, request.from, request.filter);
  outlet.send(encodeSubscriptionConfirmed(randomUUID()));
  await follow(store, request, followed, outlet);
}

function followAll(store: EventStore, from: ReadFrom, filter: FilterRequest | undefined): Followed {
  const { index } = store;
  const accepts = filter && compileFilter(filter);
  const after = (position: number) => {
    const ordinal = index.ordinalFrom(position);
    return index.allPositions(ordinal, ordinal + 1)[0] === position ? ordinal + 1 : ordinal;
  };
  const begin = from === "start" ? 0 : from === "end" ? index.eventCount : after(Number(from));
  return { begin, filter, track: () => ({ track: wholeLog(index), accepts }) };
}

function followStream(store: EventStore, stream: string, from: ReadFrom): Followed {
  const { index } = store;
  const track = () => {
    const range = visibleRange(index, stream, Date.now());
    if (range.kind === "tombstoned") return undefined;
    if (range.kind === "missing") return { track: ofStream(index, stream, range.end, range.end), accepts: undefined };
    const { first, end, notBefore } = range;
    const accepts = notBefore === undefined ? undefined : (event: Buffer) => createdAtOf(event) >= notBefore;
    return { track: ofStream(index, stream, first, end), accepts };
  };
  const begin = from === "start" ? 0 : from === "end" ? index.lastRevision(stream) + 1 : Number(from) + 1;
  return { begin, filter: undefined, track, stream };
}

async function follow(store: EventStore, request: ReadRequest, followed: Followed, outlet: Outlet): Promise<void> {
  const pack = packing(store, request.resolveLinks, request.uuidForm ?? "text");
  const checkpoints = followed.filter && new Checkpoints(followed.filter);
  let cursor = followed.begin;
  let isLive = false;
  let looked = 0;
  while (!outlet.signal.aborted) {
    const seen = store.index.eventCount;
    const now = followed.track();
    if (!now) return endOf(store, followed.stream!, isLive ? looked : undefined, (event) => outlet.send(pack(event)));
    const { track, accepts } = now;
    cursor = Math.max(cursor, track.first);
    while (cursor < track.end && !outlet.signal.aborted) {
      const next = Math.min(track.end, cursor + PAGE_EVENTS);
      for (const event of eventsBetween(store, track, cursor, next)) {
        if (!accepts || accepts(event.bytes)) outlet.send(pack(event));
        if (checkpoints?.dueAfter(event.position)) outlet.send(encodeCheckpoint(event.position));
      }
      cursor = next;
      await outlet.ready();
    }
    if (store.index.eventCount > seen) continue;
    looked = seen;
    if (!isLive) {
      isLive = true;
      // Where nothing was to be caught up with, the search has come no further than the client knows.
      const end = cursor > followed.begin ? store.index.allPositions(cursor - 1, cursor)[0] : undefined;
      if (end !== undefined && checkpoints?.dueAtEnd(end)) outlet.send(encodeCheckpoint(end));
      outlet.send(encodeCaughtUp());
    }
    await store.moreThan(seen, outlet.signal);
  }
}

/**
 * A tombstone ends a subscription; who follows live sees it come.
 * @param since ordinal in the log from which it must have come; undefined while catching up
 */
function endOf(store: EventStore, stream: string, since: number | undefined, send: (event: FoundEvent) => void): never {
  const isIt = (event: Buffer) => eventTypeOf(event) === TOMBSTONE_TYPE && streamNameOf(event) === stream;
  if (since !== undefined) {
    const read = { track: wholeLog(store.index), from: since, limit: 1, accepts: isIt };
    for (const page of pagesForwards(store, read)) page.forEach(send);
  }
  throw streamDeleted(stream);
}
