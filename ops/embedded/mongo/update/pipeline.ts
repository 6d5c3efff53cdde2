import { isDeepStrictEqual } from "node:util";
import { updateOne } from "mingo";
import { BSON } from "mongodb";
import type { RawValue } from "../bson/raw.js";
import { findElement, ID, Type } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";
import { exactNumbersGuard } from "../query/exact-numbers.js";
import { decodeForMingo, refusingAsMongo } from "../query/decode.js";
import { withIdFirst } from "../storage/collection.js";
import type { Update } from "./checks.js";
import { checkedSize, refuseOtherId, unlessSame } from "./checks.js";
import { newDocumentFrom } from "./upsert.js";

const STAGES = new Set(["$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith"]);

function refuseStage(name: string): void {
  if (STAGES.has(name)) return;
  throw new CommandError("InvalidOptions", `${name} is not allowed to be used within an update`);
}

/** Pipelines are mingo's, which works on plain values: what it computed is stored as such, what it left alone stays the bytes it was. */
export function pipelineUpdate(filter: RawValue, modification: RawValue): Update {
  const stages = decodeForMingo(modification) as never[];
  for (const stage of stages) refuseStage(Object.keys(stage)[0] ?? "");
  const guard = exactNumbersGuard(stages);
  const run = (document: Buffer): Buffer => {
    guard(document);
    const documents = [BSON.deserialize(document)];
    refusingAsMongo(() => updateOne(documents, {}, stages));
    return keepingTypes(document, 0, documents[0]!);
  };
  return {
    kind: "pipeline",
    apply: (document) => {
      const after = checkedSize(withIdFirst(run(document)), "update");
      refuseOtherId(findElement(document, 0, ID)!, findElement(after, 0, ID));
      return unlessSame(document, after);
    },
    create: () => checkedSize(withIdFirst(run(newDocumentFrom(filter))), "upsert"),
  };
}

/** The document as bytes; every field whose value is still the one that it was before is copied from there. */
function keepingTypes(before: Buffer, start: number, after: BSON.Document): Buffer {
  const writer = new DocumentWriter();
  for (const [name, value] of Object.entries(after)) {
    if (value === undefined) continue;
    const old = findElement(before, start, Buffer.from(name));
    if (old && isDeepStrictEqual(decodeForMingo(old), value)) writer.raw(name, old);
    else if (old?.type === Type.object && isPlainDocument(value)) {
      writer.document(name, keepingTypes(old.bytes, old.start, value));
    } else writer.raw(name, encoded(value));
  }
  return writer.finish();
}

function isPlainDocument(value: unknown): value is BSON.Document {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function encoded(value: unknown): RawValue {
  return findElement(Buffer.from(BSON.serialize({ v: value })), 0, Buffer.from("v"))!;
}
