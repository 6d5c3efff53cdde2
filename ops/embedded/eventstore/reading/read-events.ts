import { invalidArgument, streamDeleted } from "../protocol/errors.js";
import type { ReadFrom, ReadRequest } from "../protocol/read-request.js";
import { createdAtOf } from "../protocol/recorded-event.js";
import {
  encodeFirstStreamPosition,
  encodeLastAllPosition,
  encodeLastStreamPosition,
  encodeStreamNotFound,
} from "../protocol/responses.js";
import type { EventStore } from "../store/event-store.js";
import { visibleRange } from "../store/visible-range.js";
import { compileFilter } from "./filter.js";
import type { Outlet } from "./outlet.js";
import { pagesBackwards, pagesForwards } from "./pages.js";
import type { PagedRead } from "./pages.js";
import { packing } from "./resolved.js";
import { ofStream, wholeLog } from "./track.js";

/** Answers a read that ends: of a stream or of `$all`, forwards or backwards, up to what is there when it begins. */
export async function readEvents(store: EventStore, request: ReadRequest, outlet: Outlet): Promise<void> {
  if (request.source?.kind === "stream") await readStream(store, request, request.source.stream, outlet);
  else await readAll(store, request, outlet);
}

async function readStream(store: EventStore, request: ReadRequest, stream: string, outlet: Outlet): Promise<void> {
  const range = visibleRange(store.index, stream, Date.now());
  if (range.kind === "tombstoned") throw streamDeleted(stream);
  if (range.kind === "missing") return outlet.send(encodeStreamNotFound(stream));
  const { first, end, notBefore } = range;
  const accepts = notBefore === undefined ? undefined : (event: Buffer) => createdAtOf(event) >= notBefore;
  const track = ofStream(store.index, stream, first, end);
  const revision = ordinalOf(request.from, end, (named) => named);
  // Backwards from a revision includes it, and the start is revision 0; past the end means the end.
  const from = request.backwards ? Math.min(revision + 1, end) : revision;
  const sent = await sendPages(store, request, { track, from, limit: limitOf(request), accepts }, outlet);
  if (request.compatibility < 1) return;
  if (sent === 0 && !request.backwards && from < first) outlet.send(encodeFirstStreamPosition(first));
  outlet.send(encodeLastStreamPosition(end - 1));
}

async function readAll(store: EventStore, request: ReadRequest, outlet: Outlet): Promise<void> {
  const track = wholeLog(store.index);
  // Forwards from a position includes it, backwards does not.
  const from = ordinalOf(request.from, track.end, (position) => store.index.ordinalFrom(position));
  const accepts = request.filter && compileFilter(request.filter);
  await sendPages(store, request, { track, from, limit: limitOf(request), accepts }, outlet);
  if (request.compatibility >= 1 && track.end > 0) {
    outlet.send(encodeLastAllPosition(store.index.allPositions(track.end - 1, track.end)[0]!));
  }
}

/** Gives how many events were sent. */
async function sendPages(store: EventStore, request: ReadRequest, read: PagedRead, outlet: Outlet): Promise<number> {
  const pack = packing(store, request.resolveLinks, request.uuidForm ?? "text");
  const pages = request.backwards ? pagesBackwards(store, read) : pagesForwards(store, read);
  let sent = 0;
  for (const page of pages) {
    for (const event of page) outlet.send(pack(event));
    sent += page.length;
    await outlet.ready();
    if (outlet.signal.aborted) break;
  }
  return sent;
}

function ordinalOf(from: ReadFrom, end: number, find: (value: number) => number): number {
  if (from === "start") return 0;
  return from === "end" ? end : find(Number(from));
}

function limitOf({ count }: ReadRequest): number {
  if (count === undefined) throw invalidArgument("a read names how many events it wants");
  return Math.min(Number(count), Number.MAX_SAFE_INTEGER);
}
