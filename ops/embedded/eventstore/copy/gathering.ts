import { defaultAppendLimits } from "../service/proposed-events.js";
import { METASTREAM_PREFIX } from "../store/model.js";
import { isTombstone, type CopiedEvent } from "./copied-event.js";

/**
 * So much data goes into one append, which is what a server takes by default. Not less: a deleted stream that began again had
 * the metadata of its new beginning written behind its append, and no copy may cut that append in two.
 */
const APPEND_DATA = defaultAppendLimits.data;
const EVENT_OVERHEAD = 200;

/** Gathers events of one stream that follow each other in the log, to be sent in one append. */
export class Gathering {
  private gathered: CopiedEvent[] = [];
  private data = 0;
  private all = 0;

  get isEmpty(): boolean {
    return this.gathered.length === 0;
  }

  /** May the event share an append with those before it? Metadata goes alone: the target may have written it by itself. */
  hasRoomFor(event: CopiedEvent): boolean {
    const last = this.gathered.at(-1);
    if (!last) return true;
    if (isTombstone(event) || event.stream !== last.stream || event.stream.startsWith(METASTREAM_PREFIX)) return false;
    // Where the source has a gap, the target is to see that it has.
    if (event.revision !== last.revision + 1n) return false;
    return this.data + event.data.length <= APPEND_DATA;
  }

  add(event: CopiedEvent): void {
    this.gathered.push(event);
    this.data += event.data.length;
    this.all += event.data.length + event.metadata.length + EVENT_OVERHEAD;
  }

  /** What was gathered, and how many bytes that is in all; begins anew. */
  take(): { readonly events: readonly CopiedEvent[]; readonly bytes: number } {
    const taken = { events: this.gathered, bytes: this.all };
    this.gathered = [];
    this.data = this.all = 0;
    return taken;
  }
}
