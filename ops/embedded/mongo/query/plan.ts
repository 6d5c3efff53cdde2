import { successor, tagOf } from "../bson/ordered-key.js";
import type { RawValue } from "../bson/raw.js";
import { elementsOf, Type, valuesOf } from "../bson/raw.js";
import type { CollectionDescription, IndexDescription } from "../storage/catalog.js";
import { documentKeyOf, ID_INDEX, keyPrefix } from "../storage/collection.js";
import type { KeyField, KeyPattern } from "../storage/index-keys.js";
import { MAX_DOCUMENT_KEY, MAX_INDEX_KEY, sameKey } from "../storage/index-keys.js";
import type { Range } from "../storage/store.js";
import { asksTextOf } from "./exact.js";
import type { Interval } from "./intervals.js";
import { intervalsOf } from "./intervals.js";

/** How a query finds its documents: ranges of keys, in order; what they find is always checked against the whole filter. */
export interface Plan {
  readonly stage: "COLLSCAN" | "IXSCAN" | "IDHACK";
  readonly indexName?: string;
  readonly keyPattern?: KeyPattern;
  readonly ranges: readonly Range[];
  readonly reverse: boolean;
  /** The ranges give the documents in the order that was asked for. */
  readonly sorted: boolean;
  /** A document may be found more than once. */
  readonly repeats: boolean;
  /** The entries are the documents themselves, not index entries. */
  readonly entriesAreDocuments: boolean;
  /** The ranges hold what the filter accepts and nothing else: it can be counted without a look at a document. */
  readonly exact: boolean;
}

interface Candidate {
  readonly index: Pick<IndexDescription, "name" | "key" | "fields" | "multikey" | "shortened" | "sparse">;
  readonly prefix: Buffer;
  readonly isId: boolean;
  readonly keyLimit: number;
}

/** Above this the product of `$in` lists is not taken further into a compound index. */
const MAX_RANGES = 2000;

export interface Choice {
  readonly filter: RawValue;
  readonly sort: readonly KeyField[];
  /** The name or key pattern of the index to use, `$natural` with 1 or -1 for none. */
  readonly hint?: string | KeyPattern;
}

/** Chooses the index that narrows most, then the one that sorts. */
export function planQuery(collection: CollectionDescription, choice: Choice): Plan {
  const natural = typeof choice.hint === "object" ? choice.hint["$natural"] : undefined;
  if (natural !== undefined) return scan(collection, natural < 0);
  const conditions = conditionsOf(choice.filter);
  const candidates = candidatesOf(collection, choice.hint);
  let best: { plan: Plan; score: number } | undefined;
  for (const candidate of candidates) {
    const rated = rate(candidate, conditions, choice);
    if (rated && (!best || rated.score > best.score)) best = rated;
  }
  return best?.plan ?? scan(collection);
}

function scan(collection: CollectionDescription, reverse = false): Plan {
  const prefix = keyPrefix("documents", collection.id);
  const everything = { start: prefix, end: successor(prefix) };
  return {
    stage: "COLLSCAN",
    ranges: [everything],
    reverse,
    sorted: false,
    repeats: false,
    entriesAreDocuments: true,
    exact: false,
  };
}

function candidatesOf(collection: CollectionDescription, hint: Choice["hint"]): Candidate[] {
  const byId: Candidate = {
    index: {
      ...ID_INDEX,
      multikey: false,
      shortened: collection.shortenedIds,
      sparse: false,
    },
    prefix: keyPrefix("documents", collection.id),
    isId: true,
    keyLimit: MAX_DOCUMENT_KEY,
  };
  const others = usableIndexes(collection).map((index) => ({
    index,
    prefix: keyPrefix("index", index.id),
    isId: false,
    keyLimit: MAX_INDEX_KEY,
  }));
  const all = [byId, ...others];
  return hint === undefined ? all : all.filter(({ index }) => isNamedBy(index, hint));
}

/** Those of the collection's own indexes that serve searches. */
function usableIndexes({ indexes }: CollectionDescription): IndexDescription[] {
  return indexes.filter(({ building, hidden }) => !building && !hidden);
}

function isNamedBy({ name, key }: Pick<IndexDescription, "name" | "key">, hint: string | KeyPattern): boolean {
  return typeof hint === "string" ? name === hint : sameKey(key, hint);
}

/** Is there an index by this name or key that a search may use? */
export function hasIndex(collection: CollectionDescription, hint: string | KeyPattern): boolean {
  return [ID_INDEX, ...usableIndexes(collection)].some((index) => isNamedBy(index, hint));
}

/** The conditions that the filter puts on single fields at its top, `$and` included: all of them must hold. */
function conditionsOf(filter: RawValue): Map<string, RawValue[]> {
  const conditions = new Map<string, RawValue[]>();
  const visit = (document: RawValue): void => {
    for (const [name, value] of elementsOf(document)) {
      if (name === "$and" && value.type === Type.array) valuesOf(value).forEach(visit);
      else if (!name.startsWith("$")) conditions.set(name, [...(conditions.get(name) ?? []), value]);
    }
  };
  visit(filter);
  return conditions;
}

function rate(
  candidate: Candidate,
  conditions: ReadonlyMap<string, RawValue[]>,
  { filter, sort, hint }: Choice,
): { plan: Plan; score: number } | undefined {
  const { index } = candidate;
  const intervals: Interval[][] = [];
  let ranges = 1;
  for (const field of index.fields) {
    const found = intervalsOf(conditions.get(field.path.text) ?? [], field, index.multikey);
    if (!found || ranges * found.length > MAX_RANGES) break;
    ranges *= found.length;
    intervals.push(found);
    if (!found.every((interval) => interval.point)) break;
  }
  const points = intervals.filter((list) => list.every((interval) => interval.point)).length;
  const bounded = intervals.length > points;
  const order = sortOrder(candidate, intervals, points, sort);
  if (hint === undefined) {
    // A sparse index lacks the documents without its fields: it serves only a filter that excludes those.
    if (index.sparse && !intervals.some((list) => list.every(excludesMissing))) return undefined;
    if (intervals.length === 0 && order === undefined) return undefined;
  }
  const plan = { ...planOf(candidate, intervals, order), exact: isExact(candidate, intervals.length, filter) };
  const idPoint = candidate.isId && points === 1;
  const score =
    (idPoint ? 1000 : 0) + points * 10 + (bounded ? 5 : 0) + (order !== undefined && sort.length > 0 ? 3 : 0);
  return { plan, score };
}

/** Whether the first fields of an index, as many as its ranges are made of, say all that a filter asks for. */
function isExact({ index, isId }: Candidate, bound: number, filter: RawValue): boolean {
  if (isId || index.multikey || index.shortened) return false;
  return asksTextOf(filter, new Set(index.fields.slice(0, bound).map(({ path }) => path.text)));
}

function excludesMissing({ from }: Interval): boolean {
  return from[0] !== tagOf(Type.null) && from[0] !== (~tagOf(Type.null) & 0xff);
}

/** Whether walking the index gives the sort asked for, and in which direction; undefined when it does not. */
function sortOrder(
  { index }: Candidate,
  intervals: readonly Interval[][],
  points: number,
  sort: readonly KeyField[],
): "forward" | "reverse" | undefined {
  if (sort.length === 0 || index.multikey || index.shortened) return undefined;
  const firstList = intervals.findIndex((list) => list.length > 1);
  const equal = index.fields.slice(0, firstList < 0 ? points : Math.min(points, firstList));
  const fixed = new Set(equal.map((field) => field.path.text));
  const wanted = sort.filter((field) => !fixed.has(field.path.text));
  if (wanted.length === 0) return "forward";
  const rest = index.fields.slice(equal.length);
  const follows = (flip: boolean) =>
    wanted.every((field, at) => {
      const column = rest[at];
      return column?.path.text === field.path.text && (column.descending !== field.descending) === flip;
    });
  return follows(false) ? "forward" : follows(true) ? "reverse" : undefined;
}

function planOf(
  { index, prefix, isId, keyLimit }: Candidate,
  intervals: readonly Interval[][],
  order: "forward" | "reverse" | undefined,
): Omit<Plan, "exact"> {
  const ranges = rangesOf(prefix, intervals, keyLimit);
  const reverse = order === "reverse";
  const single = isId && intervals[0]?.length === 1 && intervals[0][0]!.point;
  return {
    stage: single ? "IDHACK" : "IXSCAN",
    indexName: index.name,
    keyPattern: index.key,
    ranges: reverse ? ranges.reverse() : ranges,
    reverse,
    sorted: order !== undefined,
    repeats: index.multikey,
    entriesAreDocuments: isId,
  };
}

function rangesOf(prefix: Buffer, intervals: readonly Interval[][], keyLimit: number): Range[] {
  let heads: Buffer[] = [Buffer.alloc(0)];
  let tails: { from: Buffer; to: Buffer }[] | undefined;
  for (const list of intervals) {
    const last = !list.every((interval) => interval.point);
    if (!last) heads = heads.flatMap((head) => list.map((interval) => Buffer.concat([head, interval.from])));
    else {
      tails = heads.flatMap((head) =>
        list.map(({ from, to }) => ({ from: Buffer.concat([head, from]), to: Buffer.concat([head, to]) })),
      );
    }
  }
  const whole = tails ?? heads.map((head) => ({ from: head, to: successor(head) }));
  const ranges = whole.map(({ from, to }) => ({
    start: Buffer.concat([prefix, shortenedBound(from, keyLimit)]),
    end: to.length === 0 ? successor(prefix) : Buffer.concat([prefix, upperBound(to, keyLimit)]),
  }));
  ranges.sort((a, b) => a.start.compare(b.start));
  return ranges.filter((range, at) => at === 0 || !range.start.equals(ranges[at - 1]!.start));
}

/** A bound longer than a key can be begins where all keys with its beginning do: what is too much, the filter drops. */
function shortenedBound(bound: Buffer, limit: number): Buffer {
  return bound.length <= limit - 32 ? bound : bound.subarray(0, limit - 32);
}

function upperBound(bound: Buffer, limit: number): Buffer {
  return bound.length <= limit - 32 ? bound : successor(bound.subarray(0, limit - 32));
}

/** The key of a document whose `_id` alone is asked for, when the filter says no more: the shortest way there is. */
export function idPointOf(filter: RawValue): Buffer | undefined {
  const elements = elementsOf(filter);
  const [name, value] = elements[0] ?? [];
  if (elements.length !== 1 || name !== "_id" || value === undefined) return undefined;
  if (value.type === Type.array || value.type === Type.regex) return undefined;
  if (value.type === Type.object && elementsOf(value)[0]?.[0].startsWith("$")) return undefined;
  return documentKeyOf(value);
}
