interface Group {
  readonly start: number;
  readonly bytes: Buffer;
}

/** Keeps the newest written groups of the log in memory, so that live subscribers and reloads need no disk. */
export class RecentBytes {
  private groups: Group[] = [];
  private held = 0;

  /** @param limit how many bytes of the log are kept at most */
  constructor(private readonly limit: number) {}

  /** Groups come in rising order of position. */
  add(start: number, bytes: Buffer): void {
    this.groups.push({ start, bytes });
    this.held += bytes.length;
    if (this.held > this.limit) this.forgetHalf();
  }

  /** The bytes from `position` to the end of the group that holds it, or undefined if it is not held. */
  from(position: number): Buffer | undefined {
    const oldest = this.groups[0];
    if (!oldest || position < oldest.start) return undefined;
    let low = 0;
    let high = this.groups.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.groups[middle]!.start <= position) low = middle;
      else high = middle - 1;
    }
    const group = this.groups[low]!;
    const offset = position - group.start;
    return offset < group.bytes.length ? group.bytes.subarray(offset) : undefined;
  }

  private forgetHalf(): void {
    let kept = this.groups.length;
    let bytes = 0;
    while (kept > 0 && bytes + this.groups[kept - 1]!.bytes.length <= this.limit / 2) {
      kept--;
      bytes += this.groups[kept]!.bytes.length;
    }
    this.groups = this.groups.slice(kept);
    this.held = bytes;
  }
}
