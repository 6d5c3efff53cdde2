import { LRUCache } from "lru-cache";
import type { Position, StreamName } from "../event-store/index.js";

/** What one command wrote to one stream. */
export interface CommandTrace {
  readonly commandHash: string | undefined;
  readonly firstRevision: bigint;
  readonly lastRevision: bigint;
  readonly position: Position;
  readonly eventIds: readonly string[];
}

/** A stream folded up to a revision. `commands` only ever grows, so that later memories of the stream may share it. */
export interface StreamMemory<State = unknown> {
  readonly state: State;
  readonly revision: bigint;
  readonly commands: Map<string, CommandTrace>;
  /** A moment at which the stream ended here, as `performance.now` tells it. */
  readonly confirmedAt: number;
}

/**
 * Folded streams of this process, by decider and stream, so that a hot stream is read only where it is new. A memory is
 * only where to go on reading from: what it holds is what the store gave, and the exact revision of the append guards
 * every decision, so nothing depends on it being there or being fresh. The code that folds is the key's decider, so that
 * another version of it never meets an old memory.
 */
export class StreamMemories {
  private readonly memories: LRUCache<string, StreamMemory>;
  private readonly numbers = new WeakMap<object, number>();
  private next = 1;

  /** `maxEvents`: how many folded events the remembered streams may hold together; a measure of memory. */
  constructor(maxEvents = 100_000, maxAgeMs = 600_000) {
    this.memories = new LRUCache({
      maxSize: Math.max(1, maxEvents),
      ttl: maxAgeMs,
      ttlResolution: 1000,
      sizeCalculation: (memory) => Number(memory.revision) + 2,
    });
  }

  get<State>(decider: object, stream: StreamName): StreamMemory<State> | undefined {
    return this.memories.get(this.keyOf(decider, stream)) as StreamMemory<State> | undefined;
  }

  set(decider: object, stream: StreamName, memory: StreamMemory): void {
    const key = this.keyOf(decider, stream);
    const known = this.memories.peek(key);
    if (known === undefined || known.revision <= memory.revision) this.memories.set(key, memory);
  }

  clear(): void {
    this.memories.clear();
  }

  private keyOf(decider: object, stream: StreamName): string {
    let number = this.numbers.get(decider);
    if (number === undefined) {
      number = this.next++;
      this.numbers.set(decider, number);
    }
    return `${number}|${stream}`;
  }
}
