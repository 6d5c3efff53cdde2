import { KeyWriter, successor, tagOf } from "../bson/ordered-key.js";
import type { RawValue } from "../bson/raw.js";
import { elementsOf, Type, valuesOf } from "../bson/raw.js";
import type { KeyField } from "../storage/index-keys.js";

/** A stretch of values of one field, as bytes of ordered keys: `from` inclusive, `to` exclusive. */
export interface Interval {
  readonly from: Buffer;
  readonly to: Buffer;
  readonly point: boolean;
}

const writer = new KeyWriter();

/** The intervals of an index field that hold every document which the conditions can accept; undefined when they bind nothing. */
export function intervalsOf(
  conditions: readonly RawValue[],
  field: KeyField,
  multikey: boolean,
): Interval[] | undefined {
  const stretches: Interval[][] = [];
  for (const condition of conditions) {
    const elements = condition.type === Type.object ? elementsOf(condition) : [];
    if (!elements[0]?.[0].startsWith("$")) stretches.push(...listed(equality(condition, field)));
    else for (const [name, operand] of elements) stretches.push(...listed(byOperator(name, operand, field)));
  }
  const points = stretches.find((list) => list.every((interval) => interval.point));
  if (points) return points;
  // Of an array, one element may satisfy one bound and another element the other: only one bound may be used.
  if (multikey) return stretches[0];
  return stretches.length === 0 ? undefined : [intersect(stretches.map((list) => list[0]!))];
}

function listed(list: Interval[] | undefined): Interval[][] {
  return list ? [list] : [];
}

function byOperator(name: string, operand: RawValue, field: KeyField): Interval[] | undefined {
  switch (name) {
    case "$eq":
      return equality(operand, field);
    case "$in": {
      if (operand.type !== Type.array) return undefined;
      const each = valuesOf(operand).map((value) => equality(value, field));
      return each.every((list) => list !== undefined) ? distinctPoints(each.flat()) : undefined;
    }
    case "$gt":
    case "$gte":
      return rangeFrom(operand, field, name === "$gte");
    case "$lt":
    case "$lte":
      return rangeTo(operand, field, name === "$lte");
    default:
      return undefined;
  }
}

function distinctPoints(points: readonly Interval[]): Interval[] {
  return [...new Map(points.map((point) => [point.from.toString("latin1"), point])).values()];
}

function equality(value: RawValue, field: KeyField): Interval[] | undefined {
  // An array is indexed by its elements, a regex matches many strings: the index cannot say which documents equal them.
  if (value.type === Type.array || value.type === Type.regex || value.type === Type.undefined) return undefined;
  const key = writer.value(value, field.descending).take();
  return [{ from: key, to: successor(key), point: true }];
}

function rangeFrom(value: RawValue, field: KeyField, inclusive: boolean): Interval[] | undefined {
  if (!isOrderable(value)) return undefined;
  return [field.descending ? upTo(value, field, inclusive) : onFrom(value, field, inclusive)];
}

function rangeTo(value: RawValue, field: KeyField, inclusive: boolean): Interval[] | undefined {
  if (!isOrderable(value)) return undefined;
  return [field.descending ? onFrom(value, field, inclusive) : upTo(value, field, inclusive)];
}

/** The keys of values of one type from that of a value on, in the order of the column. */
function onFrom(value: RawValue, field: KeyField, inclusive: boolean): Interval {
  const key = writer.value(value, field.descending).take();
  return { from: inclusive ? key : successor(key), to: successor(beginningOf(value, field)), point: false };
}

/** The keys of values of one type up to that of a value. */
function upTo(value: RawValue, field: KeyField, inclusive: boolean): Interval {
  const key = writer.value(value, field.descending).take();
  return { from: beginningOf(value, field), to: inclusive ? successor(key) : key, point: false };
}

/** What every key of a value of its type begins with: in a descending column every byte is inverted. */
function beginningOf({ type }: RawValue, { descending }: KeyField): Buffer {
  return Buffer.from([descending ? ~tagOf(type) & 0xff : tagOf(type)]);
}

function isOrderable({ type }: RawValue): boolean {
  const unusable: readonly number[] = [Type.array, Type.null, Type.undefined, Type.minKey, Type.maxKey, Type.regex];
  return !unusable.includes(type);
}

function intersect(intervals: readonly Interval[]): Interval {
  return intervals.reduce((a, b) => ({
    from: a.from.compare(b.from) >= 0 ? a.from : b.from,
    to: a.to.compare(b.to) <= 0 ? a.to : b.to,
    point: false,
  }));
}
