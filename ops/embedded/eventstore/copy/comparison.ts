import { isAfter, isTombstone, nameOf, type CopiedEvent, type Place } from "./copied-event.js";
import type { EventReader } from "./event-reader.js";
import { CopyRefusedError } from "./failures.js";
import { keptForm, Tally } from "./kept-form.js";
import { isOfTheServer } from "./server-streams.js";
import type { StreamsConnection } from "./streams-connection.js";
import { LINK_TYPE } from "../store/model.js";

/** So many names of streams that stay where they are are kept. */
const NAMES_KEPT = 20;

/** Walks through the two logs side by side, in one pass or several. */
export class Comparison {
  readonly tally = new Tally();
  links = 0;
  tombstones = 0;
  leftOut = 0;
  readonly leftOutStreams = new Set<string>();
  /** The first event of the source that the target has not. */
  missing: CopiedEvent | undefined;
  private lastThere: Place | undefined;

  constructor(
    private readonly source: StreamsConnection,
    private readonly target: StreamsConnection,
    /** The last event of the source that counts. */
    private readonly end: CopiedEvent | undefined,
  ) {}

  /** Goes on to where the target ends. @throws CopyRefusedError where the two differ, CopyServerError */
  async walk(onEvent: (event: CopiedEvent) => void): Promise<void> {
    const ours = await eventsUpTo(this.source, this.missing?.position ?? "start", this.end);
    const theirs = await this.target.readAll(this.lastThere ?? "start");
    this.missing = undefined;
    try {
      for (let event = await ours.next(); event; event = await ours.next()) {
        onEvent(event);
        if (isOfTheServer(event.stream)) this.leaveOut(event);
        else {
          const found = await this.nextOf(theirs);
          if (!found) return void (this.missing = event);
          this.compare(event, found);
        }
      }
      const more = await this.nextOf(theirs);
      if (more) throw new CopyRefusedError(`the target holds ${nameOf(more)}, which the source has not`);
    } finally {
      ours.close();
      theirs.close();
    }
  }

  private compare(event: CopiedEvent, found: CopiedEvent): void {
    const form = keptForm(event);
    if (!form.equals(keptForm(found)))
      throw new CopyRefusedError(
        `event ${this.tally.count + 1} is ${nameOf(event)} in the source, ${nameOf(found)} in the target` +
          (event.id === found.id ? ", with another content" : ""),
      );
    this.tally.add(form);
    this.lastThere = found.position;
    if (event.type === LINK_TYPE) this.links++;
    if (isTombstone(event)) this.tombstones++;
  }

  private leaveOut({ stream }: CopiedEvent): void {
    this.leftOut++;
    if (this.leftOutStreams.size < NAMES_KEPT) this.leftOutStreams.add(stream);
  }

  /** The target's next event that counts, behind those that were compared. */
  private async nextOf(theirs: EventReader): Promise<CopiedEvent | undefined> {
    for (;;) {
      const event = await theirs.next();
      if (!event || !isOfTheServer(event.stream)) {
        if (!event || !this.lastThere || isAfter(event.position, this.lastThere)) return event;
      }
    }
  }
}

/** The events of a log from a place (inclusive) up to the last that counts. */
export async function eventsUpTo(
  server: StreamsConnection,
  from: Place | "start",
  end: CopiedEvent | undefined,
): Promise<Pick<EventReader, "next" | "close">> {
  const reader = await server.readAll(from);
  const next = async () => {
    const event = end && (await reader.next());
    return event && !isAfter(event.position, end.position) ? event : undefined;
  };
  return { next, close: () => reader.close() };
}
