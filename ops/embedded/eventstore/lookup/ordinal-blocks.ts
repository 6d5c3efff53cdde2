/** A list of ordinals inside the pool. */
export interface OrdinalBlock {
  start: number;
  capacity: number;
  length: number;
}

/**
 * Many short lists of 32-bit numbers in one array: which events of the log a stream consists of. A list that is full moves
 * to a block of twice its size, and its old block serves another list. Takes 4 to 8 bytes an event, and nothing per
 * list beyond its block; a typed array for each of a million streams would take two hundred bytes more apiece.
 */
export class OrdinalBlocks {
  private pool = new Uint32Array(1 << 16);
  private used = 0;
  /** Free blocks by the power of two of their capacity. */
  private readonly free: number[][] = Array.from({ length: 33 }, () => []);

  newBlock(): OrdinalBlock {
    return { start: 0, capacity: 0, length: 0 };
  }

  push(block: OrdinalBlock, ordinal: number): void {
    if (block.length === block.capacity) this.grow(block);
    this.pool[block.start + block.length++] = ordinal;
  }

  /** A block of these ordinals, which rise. */
  blockOf(ordinals: Uint32Array): OrdinalBlock {
    const length = ordinals.length;
    if (length === 0) return this.newBlock();
    const capacity = 2 ** Math.ceil(Math.log2(length));
    const start = this.take(capacity);
    this.pool.set(ordinals, start);
    return { start, capacity, length };
  }

  /** Copies the ordinals of a block that are below `limit` to `target`; returns how many they are. */
  copyBelow(block: OrdinalBlock, limit: number, target: Uint32Array, at: number): number {
    let { length } = block;
    while (length > 0 && this.pool[block.start + length - 1]! >= limit) length--;
    target.set(this.pool.subarray(block.start, block.start + length), at);
    return length;
  }

  /** The ordinal at `index`, which must be inside the block. */
  at(block: OrdinalBlock, index: number): number {
    return this.pool[block.start + index]!;
  }

  private grow(block: OrdinalBlock): void {
    const capacity = Math.max(1, block.capacity * 2);
    const start = this.take(capacity);
    this.pool.copyWithin(start, block.start, block.start + block.length);
    if (block.capacity > 0) this.free[Math.log2(block.capacity)]!.push(block.start);
    block.start = start;
    block.capacity = capacity;
  }

  private take(capacity: number): number {
    const reused = this.free[Math.log2(capacity)]!.pop();
    if (reused !== undefined) return reused;
    const start = this.used;
    this.used += capacity;
    if (this.used > this.pool.length) {
      const larger = new Uint32Array(Math.max(this.used, Math.ceil(this.pool.length * 1.5)));
      larger.set(this.pool);
      this.pool = larger;
    }
    return start;
  }
}
