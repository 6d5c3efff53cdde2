import { BSON } from "mongodb";
import type { RawValue } from "../bson/raw.js";
import { asDocument, elementsOf, Type } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";
import { plainNumber, textOf } from "../query/plain-values.js";
import type { Command } from "./context.js";

/** Everything that is read was flushed before: these all say the same. */
const LEVELS = ["local", "available", "majority", "linearizable"];

/** @throws CommandError for a read concern that there is not, or not here */
export function refuseReadConcern(command: Command): void {
  const level = fieldOf(command.document("readConcern"), "level");
  if (!level) return;
  const name = level.type === Type.string ? textOf(level) : "?";
  if (LEVELS.includes(name)) return;
  if (name === "snapshot") throw new CommandError("NotImplemented", "readConcern: 'snapshot' is not offered");
  throw new CommandError("BadValue", `Enumeration value '${name}' for field 'readConcern.level' is not a valid value.`);
}

/** A set of one cannot have a write on more members than itself: the write is done, and its answer says that it is only here. */
export function withConcern(command: Command, answer: Buffer): Buffer {
  const concern = command.document("writeConcern");
  const problem = concern && problemWith(concern);
  if (!problem || !concern) return answer;
  const writer = new DocumentWriter(answer.length + 256);
  for (const [name, value] of elementsOf(asDocument(answer))) if (name !== "ok") writer.raw(name, value);
  const errInfo = { writeConcern: BSON.deserialize(concern.bytes.subarray(concern.start, concern.end)) };
  writer.document("writeConcernError", Buffer.from(BSON.serialize({ ...problem, errInfo })));
  return writer.double("ok", 1).finish();
}

/** @throws CommandError for a write concern that cannot be one, before anything is written */
export function refuseWriteConcern(command: Command): void {
  const w = fieldOf(command.document("writeConcern"), "w");
  const number = plainNumber(w);
  const isWhole = number === undefined || (Number.isInteger(number) && number >= 0 && number <= 50);
  if (!w || (isWhole && (number !== undefined || w.type === Type.string))) return;
  throw new CommandError("FailedToParse", "w has to be a string, or a whole number from 0 to 50");
}

function problemWith(concern: RawValue): { code: number; codeName: string; errmsg: string } | undefined {
  const w = fieldOf(concern, "w");
  if (w?.type === Type.string && textOf(w) !== "majority") {
    const errmsg = `No write concern mode named '${textOf(w)}' found in replica set configuration`;
    return { code: 79, codeName: "UnknownReplWriteConcern", errmsg };
  }
  if ((plainNumber(w) ?? 1) <= 1) return undefined;
  return { code: 100, codeName: "UnsatisfiableWriteConcern", errmsg: "Not enough data-bearing nodes" };
}

function fieldOf(document: RawValue | undefined, name: string): RawValue | undefined {
  return document && elementsOf(document).find(([field]) => field === name)?.[1];
}
