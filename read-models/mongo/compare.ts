import { createHash } from "node:crypto";
import { BSON, type Db } from "mongodb";
import { InvariantError, type Position } from "../../domain/shared/index.js";
import type { CollectionDefinition } from "../schema/index.js";
import {
  MAX_DIFFERENCES,
  sameBuild,
  type BuildId,
  type Comparison,
  type Difference,
  type ProjectionShape,
} from "../store/index.js";
import type { MongoCatalog } from "./catalog.js";
import { addressOf, type ViewDocument } from "./documents.js";
import { buildCollection, collectionsOf } from "./names.js";
import { positionKey } from "./positions.js";

const ROUNDS = 50;

/**
 * Compares the documents of two builds while the live one goes on. The shadow stands at a position; a live document that
 * no later event has changed is as it was at that position, and is compared. Documents that were changed since are looked
 * at again after the shadow was brought further, until every one was compared at a position of the shadow.
 */
export async function compareBuilds(
  db: Db,
  catalog: MongoCatalog,
  shape: ProjectionShape,
  live: BuildId,
  shadow: BuildId,
  bringTo: (position: Position) => Promise<void>,
): Promise<Comparison> {
  const differences: Difference[] = [];
  let rows = 0;
  let unsettled: ReadonlyMap<CollectionDefinition, readonly string[] | null> = new Map(
    collectionsOf(shape).map((view) => [view, null]),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const position = (await catalog.all()).find((each) => sameBuild(each, live))?.position;
    if (position === undefined) throw new InvariantError("a build without events is not compared");
    await bringTo(position);
    const next = new Map<CollectionDefinition, readonly string[]>();
    for (const [view, ids] of unsettled) {
      const [left, right] = await Promise.all([live, shadow].map((build) => digestsOf(db, view, build, ids)));
      const open = compareDigests(view, left!, right!, positionKey(position), differences);
      rows += new Set([...left!.keys(), ...right!.keys()]).size - open.length;
      if (open.length > 0) next.set(view, open);
    }
    if (next.size === 0)
      return { position, rows, equal: differences.length === 0, differences: differences.slice(0, MAX_DIFFERENCES) };
    unsettled = next;
  }
  throw new InvariantError(`${shape.name}: some documents changed in every round of the comparison`);
}

interface Digest {
  readonly pos: string;
  readonly gone: boolean;
  readonly hash: string;
}

async function digestsOf(
  db: Db,
  view: CollectionDefinition,
  build: BuildId,
  ids: readonly string[] | null,
): Promise<ReadonlyMap<string, Digest>> {
  const collection = db.collection<ViewDocument>(buildCollection(view, build));
  const found = collection.find(ids === null ? {} : { _id: { $in: [...ids] } }, { batchSize: 1_000 });
  const digests = new Map<string, Digest>();
  for await (const document of found) {
    const { _id, _pos, _gone } = document;
    const hash = createHash("sha256")
      .update(BSON.EJSON.stringify(ordered(document)))
      .digest("base64");
    digests.set(_id, { pos: _pos, gone: _gone === true, hash });
  }
  return digests;
}

/** Notes differences; gives the ids that cannot be compared at this position. */
function compareDigests(
  view: CollectionDefinition,
  live: ReadonlyMap<string, Digest>,
  shadow: ReadonlyMap<string, Digest>,
  at: string,
  differences: Difference[],
): readonly string[] {
  const open: string[] = [];
  for (const _id of new Set([...live.keys(), ...shadow.keys()])) {
    const [left, right] = [live.get(_id), shadow.get(_id)];
    if ((left !== undefined && left.pos > at) || (right !== undefined && right.pos > at)) {
      open.push(_id);
      continue;
    }
    const kind = differenceOf(left?.gone === true ? undefined : left, right?.gone === true ? undefined : right);
    if (kind !== null) differences.push({ view: view.name, ...addressOf(_id), kind });
  }
  return open;
}

function differenceOf(left: Digest | undefined, right: Digest | undefined): Difference["kind"] | null {
  if (left === undefined) return right === undefined ? null : "only-shadow";
  if (right === undefined) return "only-live";
  return left.hash === right.hash ? null : "differs";
}

/** Members in the order of their names: documents are the same whatever order they were written in. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, ordered(member)]));
}
