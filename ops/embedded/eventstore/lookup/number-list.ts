/** A growing list of numbers that takes 8 bytes each: positions, in rising order. */
export class NumberList {
  private values: Float64Array;
  private used = 0;

  constructor(capacity = 1024) {
    this.values = new Float64Array(capacity);
  }

  get length(): number {
    return this.used;
  }

  /** The value at `index`, which must be inside. */
  at(index: number): number {
    return this.values[index]!;
  }

  push(value: number): void {
    if (this.used === this.values.length) {
      const larger = new Float64Array(Math.ceil(this.values.length * 1.5));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.used++] = value;
  }

  /** Makes room for so many values more at once. */
  reserve(more: number): void {
    if (this.used + more <= this.values.length) return;
    const larger = new Float64Array(this.used + more);
    larger.set(this.values.subarray(0, this.used));
    this.values = larger;
  }

  /** Takes many values, which rise and are above all before. */
  pushAll(values: Float64Array): void {
    this.reserve(values.length);
    this.values.set(values, this.used);
    this.used += values.length;
  }

  /** A view of the values from `start` to before `end`; valid until the next push. */
  slice(start: number, end: number): Float64Array {
    return this.values.subarray(start, Math.min(end, this.used));
  }

  /** Index of the first value that is not below `value`; the length when there is none. */
  firstNotBelow(value: number): number {
    let low = 0;
    let high = this.used;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.values[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
