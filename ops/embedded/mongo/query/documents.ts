import { CommandError } from "../protocol/errors.js";
import type { CollectionDescription } from "../storage/catalog.js";
import { keyPrefix } from "../storage/collection.js";
import { sortKeyOf } from "../storage/index-keys.js";
import type { Store } from "../storage/store.js";
import { compileFilter } from "./filter.js";
import type { Choice, Plan } from "./plan.js";
import { idPointOf, planQuery } from "./plan.js";

export interface FoundDocument {
  /** The document's key within its collection. */
  readonly key: Buffer;
  readonly document: Buffer;
}

/** What `explain` tells about a search. */
export interface SearchCost {
  keysExamined: number;
  documentsExamined: number;
}

export interface Search extends Choice {
  readonly collection: CollectionDescription;
  readonly skip: number;
  /** 0 for no limit. */
  readonly limit: number;
  /** When its first batch must be there, by the steady clock. */
  readonly deadline?: number | undefined;
}

/** A sort in memory keeps this much and refuses more, in bytes. */
const MAX_SORT_BYTES = 100 * 1024 * 1024;
/** What a key costs beside its bytes. */
const OVERHEAD = 100;

/**
 * The documents of a search in its order, found while the caller asks for them. The search may be continued in a later
 * turn: it then goes on behind the last entry it gave, and keeps no transaction open meanwhile.
 */
export class DocumentSearch {
  readonly plan: Plan;
  readonly cost: SearchCost = { keysExamined: 0, documentsExamined: 0 };
  private readonly matches: (bytes: Buffer, start: number) => boolean;
  private readonly prefix: Buffer;
  private readonly seen: Set<string> | undefined;
  private rangeAt = 0;
  private lastKey: Buffer | undefined;
  private toSkip: number;
  private left: number;
  private sortedKeys: Buffer[] | undefined;
  private keyBytes = 0;
  private seenBytes = 0;
  private turns = 0;
  private deadline: number | undefined;

  constructor(
    private readonly store: Store,
    private readonly search: Search,
  ) {
    this.plan = planQuery(search.collection, search);
    this.matches = compileFilter(search.filter);
    this.prefix = keyPrefix("documents", search.collection.id);
    this.seen = this.plan.repeats ? new Set() : undefined;
    this.toSkip = search.skip;
    this.left = search.limit === 0 ? Infinity : search.limit;
  }

  /** About what it keeps in memory until it is read to its end, in bytes. */
  get heldBytes(): number {
    return (this.sortedKeys?.length === 0 ? 0 : this.keyBytes) + this.seenBytes;
  }

  /** One turn's worth: the caller stops asking whenever it has enough, and may call again later, without a deadline then. */
  *documents(): Generator<FoundDocument> {
    this.deadline = this.turns++ === 0 ? this.search.deadline : undefined;
    const mustSort = this.search.sort.length > 0 && !this.plan.sorted;
    const source = mustSort ? this.sorted() : this.walk();
    for (const found of source) {
      if (this.toSkip > 0) {
        this.toSkip--;
        continue;
      }
      if (this.left <= 0) return;
      this.left--;
      yield found;
      if (this.left <= 0) return;
    }
  }

  /** How many documents the search finds, to its end: by the keys of the index alone where these say all. */
  count(): number {
    let count = 0;
    for (const _ of this.plan.exact ? this.keys() : this.documents()) count++;
    return count;
  }

  private *keys(): Generator<Buffer> {
    this.deadline = this.search.deadline;
    const { skip } = this.search;
    let at = 0;
    for (const range of this.plan.ranges)
      for (const { key } of this.store.range({ ...range, reverse: false })) {
        if (this.cost.keysExamined++ % 64 === 0) this.refuseLate();
        if (at++ < skip) continue;
        if (at - skip > this.left) return;
        yield key;
      }
  }

  private *walk(): Generator<FoundDocument> {
    const { ranges, reverse, entriesAreDocuments } = this.plan;
    for (; this.rangeAt < ranges.length; this.rangeAt++) {
      const range = this.resume(ranges[this.rangeAt]!, reverse);
      for (const entry of this.store.range({ ...range, reverse })) {
        this.lastKey = entry.key;
        if (this.cost.keysExamined++ % 64 === 0) this.refuseLate();
        const key = entriesAreDocuments ? entry.key.subarray(this.prefix.length) : entry.value;
        if (this.seen && !this.isNew(key)) continue;
        const document = entriesAreDocuments ? entry.value : this.fetch(key);
        if (!document) continue;
        this.cost.documentsExamined++;
        if (this.matches(document, 0)) yield { key, document };
      }
      this.lastKey = undefined;
    }
  }

  private refuseLate(): void {
    if (this.deadline === undefined || performance.now() <= this.deadline) return;
    throw new CommandError("MaxTimeMSExpired", "operation exceeded time limit");
  }

  private resume(range: { start: Buffer; end: Buffer }, reverse: boolean): { start: Buffer; end: Buffer } {
    if (!this.lastKey) return range;
    if (reverse) return { start: range.start, end: this.lastKey };
    return { start: Buffer.concat([this.lastKey, Buffer.from([0])]), end: range.end };
  }

  private isNew(key: Buffer): boolean {
    const name = key.toString("latin1");
    if (this.seen!.has(name)) return false;
    this.seen!.add(name);
    this.seenBytes += name.length + OVERHEAD;
    return true;
  }

  private fetch(key: Buffer): Buffer | undefined {
    return this.store.get(Buffer.concat([this.prefix, key]));
  }

  /** Sorts by keys and fetches each document when its turn comes; one that has gone or changed meanwhile is checked again. */
  private *sorted(): Generator<FoundDocument> {
    this.sortedKeys ??= this.sortKeys().reverse();
    for (let key = this.sortedKeys.pop(); key; key = this.sortedKeys.pop()) {
      const document = this.fetch(key);
      if (document && this.matches(document, 0)) yield { key, document };
    }
  }

  private sortKeys(): Buffer[] {
    const found: { key: Buffer; order: Buffer }[] = [];
    let bytes = 0;
    for (const { key, document } of this.walk()) {
      const order = sortKeyOf(document, this.search.sort);
      bytes += key.length + order.length + 2 * OVERHEAD;
      this.keyBytes += key.length + OVERHEAD;
      if (bytes > MAX_SORT_BYTES) throw tooMuchToSort();
      found.push({ key: Buffer.from(key), order });
    }
    found.sort((a, b) => a.order.compare(b.order));
    return found.map(({ key }) => key);
  }
}

function tooMuchToSort(): CommandError {
  const limit = `${MAX_SORT_BYTES} bytes`;
  const message = `Sort exceeded memory limit of ${limit}: an index on the fields of the sort is needed`;
  return new CommandError("QueryExceededMemoryLimitNoDiskUseAllowed", message);
}

/**
 * The documents that a write is about: all found before the first is changed, so that none is met twice, and each read
 * when its turn comes, so that many take little memory.
 */
export function* findAll(store: Store, search: Search): Generator<FoundDocument> {
  const prefix = keyPrefix("documents", search.collection.id);
  const read = (key: Buffer) => store.get(Buffer.concat([prefix, key]));
  const point = search.sort.length === 0 && search.skip === 0 ? idPointOf(search.filter) : undefined;
  if (point) {
    const document = read(point);
    if (document && compileFilter(search.filter)(document, 0)) yield { key: point, document };
    return;
  }
  let first: Buffer | undefined;
  const keys: Buffer[] = [];
  for (const { key, document } of new DocumentSearch(store, search).documents()) {
    first ??= document;
    // Copies: a page of the store may be written anew while these are being changed.
    keys.push(Buffer.from(key));
  }
  for (const [at, key] of keys.entries()) {
    const document = at === 0 ? first : read(key);
    if (document) yield { key, document };
  }
}
