/** Calls that last. When the server stops, each is ended in its own way, so that no client waits for what will not come. */
export class OpenCalls {
  private readonly ends = new Set<() => void>();

  /** Keeps a call until it is closed. @param end ends it from our side */
  keep(call: NodeJS.EventEmitter, end: () => void): void {
    this.ends.add(end);
    const forget = () => void this.ends.delete(end);
    call.once("close", forget).once("cancelled", forget);
  }

  get count(): number {
    return this.ends.size;
  }

  endAll(): void {
    for (const end of [...this.ends]) end();
    this.ends.clear();
  }
}
