import { randomUUID } from "node:crypto";
import { BSON } from "mongodb";
import type { RawValue } from "../bson/raw.js";
import { elementsOf, sliceOf, Type, valuesOf } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";
import { emptyDocument } from "../protocol/messages.js";
import type { Request } from "../protocol/messages.js";
import { plainNumber, textOf } from "../query/plain-values.js";
import type { CollectionDescription } from "../storage/catalog.js";
import { Catalog, checkNames } from "../storage/catalog.js";
import type { Store } from "../storage/store.js";
import { Doomed } from "../storage/doomed.js";
import { Counters } from "./counters.js";
import { Cursors } from "./cursors.js";
import { IndexBuilds } from "./index-builds.js";
import { defaultParameters } from "./parameter-defaults.js";
import { RetryRecords } from "./retries.js";

/** What all commands of one server work on. */
export class Server {
  readonly catalog: Catalog;
  readonly cursors = new Cursors();
  readonly retries: RetryRecords;
  readonly startedAt = Date.now();
  readonly doomed: Doomed;
  readonly builds: IndexBuilds;
  readonly parameters = defaultParameters();
  readonly counters = new Counters();
  port = 0;
  connections = 0;

  constructor(
    readonly store: Store,
    readonly log: (line: string) => void,
  ) {
    this.catalog = new Catalog(store);
    this.retries = new RetryRecords(store);
    this.doomed = new Doomed(store, log);
    this.builds = new IndexBuilds(store, this.catalog, this.doomed);
  }

  /** Before the first client: clears away what an earlier process left half. */
  async recover(): Promise<void> {
    await this.store.write(0, () => this.builds.dropUnfinished());
    void this.doomed.work();
  }

  /** The collection, made now if it is not there. Within a transaction of the store. */
  ensureCollection(database: string, name: string): CollectionDescription {
    const found = this.catalog.find(database, name);
    if (found) return found;
    checkNames(database, name);
    const uuid = Buffer.from(randomUUID().replaceAll("-", ""), "hex");
    return this.catalog.save({ id: this.catalog.nextId(), database, name, uuid, indexes: [], shortenedIds: false });
  }
}

/** One command as its handler sees it. */
export class Command {
  private readonly fields: ReadonlyMap<string, RawValue>;
  readonly name: string;
  /** When it must be answered (`maxTimeMS`), by the steady clock; undefined where it may take its time. */
  readonly deadline: number | undefined;

  constructor(
    readonly request: Request,
    readonly server: Server,
    readonly connectionId: number,
  ) {
    const elements = elementsOf(request.body);
    this.fields = new Map(elements);
    this.name = elements[0]?.[0] ?? "";
    const time = plainNumber(this.fields.get("maxTimeMS"));
    this.deadline = time ? performance.now() + time : undefined;
  }

  /** The names of its fields, its own first. */
  get names(): string[] {
    return [...this.fields.keys()];
  }

  get database(): string {
    return this.text("$db") ?? "admin";
  }

  /** The collection that the command names as its own value. */
  get collectionName(): string {
    const name = this.text(this.name);
    if (!name) throw new CommandError("InvalidNamespace", `${this.name} needs the name of a collection`);
    return name;
  }

  get collection(): CollectionDescription | undefined {
    return this.server.catalog.find(this.database, this.collectionName);
  }

  field(name: string): RawValue | undefined {
    return this.fields.get(name);
  }

  text(name: string): string | undefined {
    const value = this.fields.get(name);
    return value?.type === Type.string ? textOf(value) : undefined;
  }

  /** @throws CommandError TypeMismatch */
  number(name: string): number | undefined {
    const value = this.fields.get(name);
    const number = plainNumber(value);
    if (number !== undefined || value === undefined || value.type === Type.null) return number;
    throw new CommandError("TypeMismatch", `BSON field '${this.name}.${name}' is the wrong type: it is a number`);
  }

  flag(name: string, otherwise = false): boolean {
    return booleanOf(this.fields.get(name), otherwise);
  }

  document(name: string): RawValue | undefined {
    const value = this.fields.get(name);
    if (value === undefined || value.type === Type.null) return undefined;
    if (value.type === Type.object) return value;
    throw new CommandError("TypeMismatch", `'${name}' of ${this.name} must be a document`);
  }

  filter(name: string): RawValue {
    return this.document(name) ?? emptyDocument();
  }

  /** Documents given as an array in the body or as a sequence beside it. */
  documents(name: string): readonly Buffer[] {
    const sequence = this.request.sequences.get(name);
    if (sequence) return sequence;
    const value = this.fields.get(name);
    if (value?.type !== Type.array)
      throw new CommandError("TypeMismatch", `'${name}' of ${this.name} must be an array`);
    return valuesOf(value).map((element) => {
      if (element.type !== Type.object) throw new CommandError("TypeMismatch", `'${name}' must hold documents`);
      return sliceOf(element);
    });
  }

  /** A list of 64-bit integers. */
  longs(name: string): bigint[] {
    const value = this.fields.get(name);
    const values = value?.type === Type.array ? valuesOf(value) : [];
    return values.filter(({ type }) => type === Type.int64).map(({ bytes, start }) => bytes.readBigInt64LE(start));
  }

  /** Runs a write in the store's next transaction, once for its session and number; answers when it is on disk. */
  write(run: () => Buffer): Promise<Buffer> {
    const session = this.server.retries.sessionOf(this);
    return this.transaction(() => this.server.retries.once(session, run));
  }

  /** Runs a piece of work in the store's next transaction; answers when it is on disk. @throws CommandError of the work */
  transaction<Result>(run: () => Result): Promise<Result> {
    return this.server.store.write(this.request.bytes, run, this.connectionId);
  }
}

export function booleanOf(value: RawValue | undefined, otherwise = false): boolean {
  if (value === undefined || value.type === Type.null) return otherwise;
  if (value.type === Type.boolean) return value.bytes[value.start] === 1;
  const number = plainNumber(value);
  if (number !== undefined) return number !== 0;
  throw new CommandError("TypeMismatch", "what is true or false is a boolean or a number");
}

/** The answer of a command, with `ok: 1`. */
export function reply(fields: Readonly<Record<string, unknown>> = {}): Buffer {
  const entries = Object.entries(fields);
  // Most answers are a few counts.
  if (!entries.every(([, value]) => typeof value === "number" && (value | 0) === value)) {
    return Buffer.from(BSON.serialize({ ...fields, ok: OK }, { ignoreUndefined: true }));
  }
  const writer = new DocumentWriter(64);
  for (const [name, value] of entries) writer.int32(name, value as number);
  return writer.double("ok", 1).finish();
}

const OK = new BSON.Double(1);

export function decode(value: RawValue): Record<string, unknown> {
  return BSON.deserialize(sliceOf(value), { promoteValues: false, bsonRegExp: true });
}
