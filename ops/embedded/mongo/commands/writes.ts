import { asDocument } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { findAll } from "../query/documents.js";
import type { CollectionDescription } from "../storage/catalog.js";
import { CollectionWriter, withIdFirst } from "../storage/collection.js";
import type { Command } from "./context.js";
import { decode, reply } from "./context.js";
import { refuseUnknownInStatements } from "./known-fields.js";
import { checkedSize } from "../update/checks.js";
import type { UpdateStatement } from "./statements.js";
import { deleteSearch, parseDelete, parseUpdate, updateSearch } from "./statements.js";

/** The most statements that one command may have. */
export const MAX_STATEMENTS = 100_000;

interface WriteError {
  readonly index: number;
  readonly code: number;
  readonly errmsg: string;
}

/** Runs statements in their order: an ordered batch ends at the first that is refused, an unordered one goes on. */
function eachStatement(
  statements: readonly Buffer[],
  ordered: boolean,
  run: (statement: Buffer, index: number) => void,
): { writeErrors?: WriteError[] } {
  const errors: WriteError[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      // Whose time is over gets no report: what was done by then stays done.
      if (!(error instanceof CommandError) || error.codeName === "MaxTimeMSExpired") throw error;
      errors.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (ordered) break;
    }
  }
  return errors.length > 0 ? { writeErrors: errors } : {};
}

function statementsOf(command: Command, name: string): readonly Buffer[] {
  const statements = command.documents(name);
  if (statements.length > 0 && statements.length <= MAX_STATEMENTS) return statements;
  const message = `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${statements.length} operations.`;
  throw new CommandError("InvalidLength", message);
}

export function insert(command: Command): Promise<Buffer> {
  const documents = statementsOf(command, "documents");
  const ordered = command.flag("ordered", true);
  return command.write(() => {
    const { store, catalog } = command.server;
    const collection = command.server.ensureCollection(command.database, command.collectionName);
    const writer = new CollectionWriter(store, catalog, collection);
    let n = 0;
    const errors = eachStatement(documents, ordered, (document) => {
      writer.insert(checkedSize(withIdFirst(document), "insert"));
      n++;
    });
    return reply({ n, ...errors });
  });
}

export function update(command: Command): Promise<Buffer> {
  const statements = statementsOf(command, "updates");
  refuseUnknownInStatements("update", statements);
  const ordered = command.flag("ordered", true);
  return command.write(() => {
    const tally = { n: 0, nModified: 0 };
    const upserted: { index: number; _id: unknown }[] = [];
    const updater = new Updater(command);
    const errors = eachStatement(statements, ordered, (statement, index) => {
      const result = updater.run(parseUpdate(statement));
      tally.n += result.matched;
      tally.nModified += result.modified;
      if (result.inserted) {
        tally.n++;
        upserted.push({ index, _id: decode(asDocument(result.inserted))["_id"] });
      }
    });
    return reply({ ...tally, ...(upserted.length > 0 ? { upserted } : {}), ...errors });
  });
}

/** Carries out the updates of one command on one collection. */
class Updater {
  private writer: CollectionWriter | undefined;
  private collection: CollectionDescription | undefined;

  constructor(private readonly command: Command) {
    this.use(command.collection);
  }

  run(statement: UpdateStatement): { matched: number; modified: number; inserted?: Buffer } {
    const { server } = this.command;
    const { update } = statement;
    const found = this.collection
      ? findAll(server.store, { ...updateSearch(statement, this.collection), deadline: this.command.deadline })
      : [];
    let [matched, modified] = [0, 0];
    for (const { key, document } of found) {
      matched++;
      const after = update.apply(document);
      if (after === document) continue;
      this.writer!.replace(key, document, after);
      modified++;
    }
    if (matched > 0 || !statement.upsert) return { matched, modified };
    const inserted = update.create();
    if (!this.writer) this.use(server.ensureCollection(this.command.database, this.command.collectionName));
    this.writer!.insert(inserted);
    return { matched: 0, modified: 0, inserted };
  }

  private use(collection: CollectionDescription | undefined): void {
    if (!collection) return;
    this.collection = collection;
    this.writer = new CollectionWriter(this.command.server.store, this.command.server.catalog, collection);
  }
}

export function remove(command: Command): Promise<Buffer> {
  const statements = statementsOf(command, "deletes");
  refuseUnknownInStatements("delete", statements);
  const ordered = command.flag("ordered", true);
  return command.write(() => {
    const { store, catalog } = command.server;
    const collection = command.collection;
    let n = 0;
    const errors = eachStatement(statements, ordered, (statement) => {
      const deletion = parseDelete(statement);
      if (!collection) return;
      const writer = new CollectionWriter(store, catalog, collection);
      for (const { key, document } of findAll(store, {
        ...deleteSearch(deletion, collection),
        deadline: command.deadline,
      })) {
        writer.remove(key, document);
        n++;
      }
    });
    return reply({ n, ...errors });
  });
}
