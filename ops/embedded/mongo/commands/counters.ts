/** How many commands of each kind the server took since it started, under the names of `serverStatus`. */
export class Counters {
  private readonly counts = { insert: 0, query: 0, update: 0, delete: 0, getmore: 0, command: 0 };

  /** @param operations how many documents or statements the command carries */
  count(command: string, operations: number): void {
    if (command === "insert" || command === "update" || command === "delete") this.counts[command] += operations;
    else if (command === "find") this.counts.query++;
    else if (command === "getMore") this.counts.getmore++;
    else this.counts.command++;
  }

  /** For `serverStatus.opcounters`. */
  get all(): Readonly<Record<string, number>> {
    return { ...this.counts };
  }
}
