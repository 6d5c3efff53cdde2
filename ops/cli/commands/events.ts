import type { Command } from "commander";
import { ApiError } from "../../../api/errors/index.js";
import type { StoredEvent, StreamName } from "../../../application/event-store/index.js";
import { parseStreamName } from "../../../application/streams.js";
import { parseId } from "../../../domain/shared/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { code, positionIn, wholeNumber } from "../input/values.js";
import type { Desk, Work } from "../work/desk.js";
import { recordRead } from "../work/trace.js";
import { clearEvents, eventJson, eventLine, eventText, type ShownEvent } from "./events-text.js";

interface TailOptions {
  readonly follow?: true;
  readonly lines: string;
  readonly category?: string;
}

export function addEventsCommands(program: Command, desk: Desk): void {
  const group = program.command("events").description("the log itself");
  const tail = group
    .command("tail")
    .description("the last events of the municipality; personal fields stay sealed")
    .option("-n, --lines <number>", "how many", "20")
    .option("-f, --follow", "go on with what comes, until Ctrl-C")
    .option("--category <name>", "of streams of this category, as taxAccount");
  tail.action(async (options: TailOptions) => {
    const lines = wholeNumber("--lines", options.lines, 0, 4_000);
    const category = options.category === undefined ? undefined : code("--category", options.category);
    await desk.work(tail, async (work) => {
      await tailing(work, lines, category, options.follow === true);
      return null;
    });
  });

  const show = group
    .command("show")
    .argument("<position-or-stream>", "`12345/12345`, or the name of a stream")
    .description("one event, or the events of one stream")
    .option("--clear", "open personal fields; that they were read is recorded")
    .option("--from <revision>", "of a stream: the first revision", "0")
    .option("--limit <number>", "of a stream: at most so many", "100");
  show.action(async (where: string, options: { clear?: true; from: string; limit: string }) => {
    const from = wholeNumber("--from", options.from, 0, Number.MAX_SAFE_INTEGER);
    const limit = wholeNumber("--limit", options.limit, 1, 4_000);
    if (positionIn(where) === null && parseStreamName(where) === null)
      throw new ApiError("VALIDATION", "neither-position-nor-stream");
    await desk.work(show, async (work) => {
      const stored = await found(work, where, from, limit);
      const events = options.clear ? await opened(work, stored) : stored;
      return { json: { events: events.map(eventJson) }, text: events.map(eventText).join("\n") };
    });
  });
}

async function tailing(work: Work, lines: number, category: string | undefined, follow: boolean): Promise<void> {
  const { composition, tenant, say, signal } = work;
  const store = composition.get(TOKENS.eventStore);
  const isOurs = ({ envelope, streamName }: StoredEvent) =>
    envelope.tenant === tenant && (category === undefined || streamName.startsWith(`${category}-`));
  const before = await store.head();
  const latest = (await store.latest(lines)).filter(isOurs).reverse();
  for (const event of latest) say({ json: eventJson(event), text: eventLine(event) });
  if (!follow) return;
  const after = latest.at(-1)?.position ?? before;
  for await (const item of store.subscribe({ ...(after && { after }), signal }))
    if (item.kind === "event" && isOurs(item.event)) say({ json: eventJson(item.event), text: eventLine(item.event) });
}

/** Events of the municipality alone: one of another is not there. */
async function found({ composition, tenant }: Work, where: string, from: number, limit: number) {
  const store = composition.get(TOKENS.eventStore);
  const position = positionIn(where);
  const events =
    position === null
      ? await store.readStream(where as StreamName, { fromRevision: BigInt(from), maxCount: limit })
      : [await store.at(position)].filter((event) => event !== undefined);
  const ours = events.filter(({ envelope }) => envelope.tenant === tenant);
  if (ours.length === 0) throw new ApiError("NOT_FOUND", "not-found");
  return ours;
}

async function opened(work: Work, stored: readonly StoredEvent[]): Promise<readonly ShownEvent[]> {
  const subjects = new Set(stored.map(({ streamName }) => parseStreamName(streamName)?.id ?? null));
  const subject = subjects.size === 1 ? [...subjects][0]! : null;
  const named = parseId(subject);
  await recordRead(work, "events", named.ok ? named.value : null);
  return clearEvents(work.composition, stored);
}
