import { randomInt } from "node:crypto";

/** Words of 32 bits in a UUID. */
const WORDS = 4;
const DIGITS_A_WORD = 8;
const [ZERO, A, DASH] = [..."0a-"].map((character) => character.charCodeAt(0)) as [number, number, number];

/**
 * Positions in the log by UUID: a table of a fixed number of places in plain memory. As a map of texts, a hundred thousand of them were what
 * the collector of the server carried from one space to the next with every append.
 */
export class IdTable {
  private readonly ids: Uint32Array;
  /** No event stands at the beginning of the log: 0 is a place without one. */
  private readonly positions: Float64Array;
  private readonly mask: number;
  private readonly wanted = new Uint32Array(WORDS);
  /** Clients choose ids; where they will stand, they cannot. */
  private readonly salt = randomInt(2 ** 32);
  private used = 0;

  /** @param capacity how many it is to hold; twice as many places keep the ways short */
  constructor(capacity: number) {
    const places = 2 ** Math.ceil(Math.log2(2 * Math.max(1, capacity)));
    this.ids = new Uint32Array(places * WORDS);
    this.positions = new Float64Array(places);
    this.mask = places - 1;
  }

  get size(): number {
    return this.used;
  }

  get(id: string): number | undefined {
    return this.positions[this.placeOf(id)] || undefined;
  }

  set(id: string, position: number): void {
    const place = this.placeOf(id);
    if (this.positions[place] === 0) this.used++;
    this.ids.set(this.wanted, place * WORDS);
    this.positions[place] = position;
  }

  clear(): void {
    this.positions.fill(0);
    this.used = 0;
  }

  /** Where the id stands, or the first free place on the way to it. */
  private placeOf(id: string): number {
    const { ids, wanted, mask } = this;
    wordsOf(id, wanted);
    let place = hashOf(wanted, this.salt) & mask;
    while (this.positions[place] !== 0) {
      const at = place * WORDS;
      if (ids[at] === wanted[0] && ids[at + 1] === wanted[1] && ids[at + 2] === wanted[2] && ids[at + 3] === wanted[3])
        return place;
      place = (place + 1) & mask;
    }
    return place;
  }
}

/** @param id a UUID in lower case */
function wordsOf(id: string, target: Uint32Array): void {
  let digits = 0;
  let word = 0;
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    if (code === DASH) continue;
    word = (word << 4) | (code < A ? code - ZERO : code - A + 10);
    if (++digits % DIGITS_A_WORD === 0) target[digits / DIGITS_A_WORD - 1] = word;
  }
}

/** Every bit of the words changes half of the bits (the end of MurmurHash3). */
function hashOf(words: Uint32Array, salt: number): number {
  let hash = salt;
  for (let at = 0; at < WORDS; at++) {
    hash = Math.imul(hash ^ words[at]!, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash;
}
