import type { ServerWritableStream } from "@grpc/grpc-js";
import type { Outlet } from "../reading/outlet.js";

/** Every read ends so; without a reason of ours, each would make an exception with its stack. */
const GONE = "the call is over";

/** The client's end of a read, at the pace at which the client takes it. */
export class CallOutlet implements Outlet {
  private readonly gone = new AbortController();
  private isFull = false;

  constructor(private readonly call: ServerWritableStream<Buffer, Buffer>) {
    call.on("cancelled", () => this.leave());
    call.on("close", () => this.leave());
  }

  /** Nothing more is sent. */
  leave(): void {
    this.gone.abort(GONE);
  }

  get signal(): AbortSignal {
    return this.gone.signal;
  }

  send(message: Buffer): void {
    if (this.signal.aborted) return;
    this.isFull = !this.call.write(message);
  }

  async ready(): Promise<void> {
    if (!this.isFull || this.signal.aborted) return new Promise((resolve) => setImmediate(resolve));
    await new Promise<void>((resolve) => {
      const go = () => {
        this.call.off("drain", go);
        this.signal.removeEventListener("abort", go);
        resolve();
      };
      this.call.on("drain", go);
      this.signal.addEventListener("abort", go);
    });
    this.isFull = false;
  }
}
