import type { Db, Document, Filter } from "mongodb";
import { decodeCursor, encodeCursor } from "../paging/index.js";
import { ReadRefusedError, type Find, type Scope, type TwoWayAsk, type TwoWayList } from "../read-side/index.js";
import type { CollectionDefinition } from "../schema/index.js";
import { MongoCatalog } from "./catalog.js";
import { addressOf, type ViewDocument } from "./documents.js";
import { buildCollection } from "./names.js";

/** Which collection of which projection is read. */
export interface Source {
  readonly view: CollectionDefinition;
  readonly projection: string;
}

/** A list of one collection, by key: a field that every document has, then, where two may have the same, the id. */
export interface ListQuery<Filter, Row> extends Source {
  /** Name of the list; part of its cursors. */
  readonly name: string;
  readonly orderBy: string;
  /**
   * No two documents have the same in that field: the id is no part of the order, so that an index which ends with the
   * field has it, and a page is read without all that could be on it being sorted.
   */
  readonly unique?: true;
  readonly kind: "string" | "number";
  readonly direction: "ascending" | "descending";
  readonly where: (filter: Filter) => readonly Document[];
  readonly toRow: (document: Document, id: string) => Row;
}

/**
 * Read models in MongoDB as readers see them: the one place where municipality and offices are bound. Reading throws
 * UNAVAILABLE `view-not-built` where a projection has no build to read: that is not the same as an empty view.
 */
export class MongoReader {
  private readonly catalog: MongoCatalog;

  constructor(private readonly db: Db) {
    this.catalog = new MongoCatalog(db);
  }

  findOf<Row>(source: Source, toRow: (document: Document, id: string) => Row): Find<Row> {
    return async (scope, id) => {
      const [found] = await this.documents(scope, source, [{ _id: `${scope.tenant}/${id}` }], { _id: 1 }, 1);
      return found === undefined ? null : toRow(found, id);
    };
  }

  listOf<Filter, Row>(query: ListQuery<Filter, Row>): TwoWayList<Filter, Row> {
    return async (scope: Scope, { filter, limit, after, before }: TwoWayAsk<Filter>) => {
      const back = before !== null && before !== undefined;
      const ascending = (query.direction === "ascending") !== back;
      const conditions = [...query.where(filter)];
      const cursor = back ? before : after;
      if (cursor !== null) conditions.push(beyondKey(query, cursor, ascending));
      const sign = ascending ? 1 : -1;
      const order: Readonly<Record<string, 1 | -1>> = { [query.orderBy]: sign, ...(query.unique ? {} : { _id: sign }) };
      const found = await this.documents(scope, query, conditions, order, limit + 1);
      const rows = found.slice(0, limit).map((document) => {
        const key = [document[query.orderBy] as string | number, document._id];
        return { cursor: encodeCursor(query.name, key), row: query.toRow(document, addressOf(document._id).id) };
      });
      const more = found.length > limit;
      return back
        ? { rows: rows.toReversed(), hasNext: true, hasPrevious: more }
        : { rows, hasNext: more, hasPrevious: after !== null };
    };
  }

  /** The first of an order that an index has, of what fulfils conditions; null where nothing does. */
  firstOf<Row>(
    source: Source,
    order: Readonly<Record<string, 1 | -1>>,
    toRow: (document: Document) => Row,
  ): (scope: Scope, conditions: readonly Document[]) => Promise<Row | null> {
    return async (scope, conditions) => {
      const [found] = await this.documents(scope, source, conditions, order, 1);
      return found === undefined ? null : toRow(found);
    };
  }

  /** How many fulfil conditions that an index has; not counted beyond `most`. */
  countOf(source: Source, most: number): (scope: Scope, conditions: readonly Document[]) => Promise<number> {
    return async (scope, conditions) => {
      const { collection, filter } = await this.search(scope, source, conditions);
      return collection.countDocuments(filter, { limit: most });
    };
  }

  private async documents(
    scope: Scope,
    source: Source,
    conditions: readonly Document[],
    sort: Readonly<Record<string, 1 | -1>>,
    limit: number,
  ): Promise<readonly ViewDocument[]> {
    const { collection, filter } = await this.search(scope, source, conditions);
    return collection.find(filter, { sort, limit }).toArray();
  }

  private async search(scope: Scope, { view, projection }: Source, conditions: readonly Document[]) {
    const build = await this.catalog.liveBuild(projection);
    if (build === null) throw new ReadRefusedError("UNAVAILABLE", "view-not-built");
    const filter = { $and: [visible(scope, view), ...conditions] } as Filter<ViewDocument>;
    return { collection: this.db.collection<ViewDocument>(buildCollection(view, build)), filter };
  }
}

/** What a scope may see of a collection. */
function visible(scope: Scope, { office }: CollectionDefinition): Document {
  if (office === null || scope.offices === null) return { tenant: scope.tenant };
  const theirs = [office].flat().map((field) => ({ [field]: { $in: [...scope.offices!] } }));
  return theirs.length === 1 ? { tenant: scope.tenant, ...theirs[0] } : { tenant: scope.tenant, $or: theirs };
}

/** What lies after the key of a cursor, in the order of keys or against it. */
function beyondKey<Filter, Row>(query: ListQuery<Filter, Row>, cursor: string, ascending: boolean): Document {
  const [value, id] = decodeCursor(query.name, [query.kind, "string"], cursor);
  const beyond = ascending ? "$gt" : "$lt";
  if (query.unique) return { [query.orderBy]: { [beyond]: value } };
  return { $or: [{ [query.orderBy]: { [beyond]: value } }, { [query.orderBy]: value, _id: { [beyond]: id } }] };
}
