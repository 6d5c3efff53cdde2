import type { EventStoreDBClient } from "@eventstore/db-client";
import { convertToCommandError } from "@eventstore/db-client/dist/utils/CommandError.js";
import { EventStoreUnavailableError } from "../port.js";
import { readFailure } from "./failures.js";
import { withStreams, type ReadCall } from "./protocol.js";
import { readAnswer, readRequest, type ReadOrder, type RecordedParts } from "./read-messages.js";

const READ = "/event_store.client.streams.Streams/Read";
const asIs = (bytes: Buffer) => bytes;

/** Reads over the client's channel. Closed, it ends what is under way. */
export class Reading {
  private readonly calls = new Set<ReadCall>();
  private closed = false;

  /** A server that falls silent is given up after `silenceMs`. */
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly silenceMs: number,
  ) {}

  /**
   * Everything a read gives; undefined in place of an event that is not there. A stream that is not there is empty.
   * @throws EventStoreUnavailableError
   */
  async read(order: ReadOrder): Promise<readonly (RecordedParts | undefined)[]> {
    if (this.closed) throw new EventStoreUnavailableError("the event store is closed");
    const request = readRequest(order);
    try {
      return await withStreams(this.client, "defterRead", (streams, metadata, options) =>
        this.collected(streams.makeServerStreamRequest(READ, asIs, asIs, request, metadata, options)),
      );
    } catch (error) {
      const failure = readFailure(error instanceof Error ? convertToCommandError(error) : error);
      if (failure) throw failure;
      return [];
    }
  }

  close(): void {
    this.closed = true;
    for (const call of this.calls) call.cancel();
  }

  private collected(call: ReadCall): Promise<readonly (RecordedParts | undefined)[]> {
    return new Promise((resolve, reject) => {
      const events: (RecordedParts | undefined)[] = [];
      let heard = -1;
      const end = () => {
        clearInterval(watch);
        this.calls.delete(call);
      };
      const fail = (error: unknown) => {
        end();
        call.cancel();
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const watch = setInterval(() => {
        if (heard === events.length) fail(new EventStoreUnavailableError("the event store fell silent"));
        heard = events.length;
      }, this.silenceMs);
      this.calls.add(call);
      call.on("data", (bytes: Buffer) => {
        try {
          const answer = readAnswer(bytes);
          if (answer.kind === "event") events.push(answer.event);
        } catch (error) {
          fail(error);
        }
      });
      // Heard to the end of the call: an error that nobody hears would end the process.
      call.on("error", fail);
      call.on("end", () => {
        end();
        resolve(events);
      });
    });
  }
}
