import { BSON, type Document } from "mongodb";
import type { Random } from "../support/seed.js";

const { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } = BSON;

const COMMANDS = [
  "hello ping buildInfo insert update delete findAndModify find getMore killCursors aggregate count distinct explain",
  "create drop listCollections listDatabases createIndexes dropIndexes listIndexes collStats dbStats serverStatus",
  "endSessions startSession renameCollection collMod getParameter connectionStatus abortTransaction nonsense",
].flatMap((names) => names.split(" "));

const FIELDS = [
  "documents updates deletes q u multi upsert filter query update remove new fields sort skip limit batchSize hint",
  "projection pipeline cursor indexes key name unique sparse collection cursors lsid txnNumber ordered arrayFilters",
  "singleBatch explain verbosity nameOnly writeConcern readConcern let collation getMore id $db",
].flatMap((names) => names.split(" "));

const OPERATORS = [
  "$set $unset $inc $mul $push $pull $addToSet $pop $rename $min $max $setOnInsert $currentDate $bit $each $slice",
  "$sort $position $in $nin $all $elemMatch $size $exists $type $regex $options $mod $not $and $or $nor $expr $eq $ne",
  "$gt $lt $gte $lte $match $group $project $unwind $lookup $limit $skip $count $facet $sum $avg $cond $concat",
].flatMap((names) => names.split(" "));

/** A command with fields that it may have, and values that it may not expect. */
export function randomCommand(random: Random): Document {
  const command: Document = { [random.pick(COMMANDS)]: random.isTrue(0.7) ? "facts" : randomValue(random, 2) };
  for (let count = random.between(0, 6); count > 0; count--) command[random.pick(FIELDS)] = randomValue(random, 0);
  return { ...command, $db: random.isTrue(0.9) ? "fuzz" : randomValue(random, 2) };
}

function randomValue(random: Random, depth: number): unknown {
  if (depth < 5 && random.isTrue(0.5))
    return random.isTrue(0.4) ? randomArray(random, depth) : randomDocument(random, depth);
  return random.pick(LEAVES)(random);
}

const LEAVES: readonly ((random: Random) => unknown)[] = [
  (random) => random.between(-3, 3),
  (random) => random.pick([NaN, Infinity, -Infinity, -0, 1e308, 0.5, 2 ** 53]),
  (random) =>
    random.pick(["", "a", "$", "$a", "a.b", ".", "a..b", "a.0", "a.$", "a.$[]", "a.$[x]", "a\0b", "facts", "\ud800"]),
  (random) => Long.fromString(random.pick(["0", "9223372036854775807", "-9223372036854775808"])),
  (random) => Decimal128.fromString(random.pick(["NaN", "1E6144", "-0", "Infinity", "0.1"])),
  (random) => new Date(random.pick([0, -1, 8.64e15, -8.64e15])),
  (random) => new Binary(random.bytes(random.between(0, 20)), random.pick([0, 2, 4, 6, 128])),
  (random) => random.pick([null, true, false, undefined, new MinKey(), new MaxKey()]),
  () => new ObjectId("0123456789abcdef01234567"),
  () => new Timestamp({ t: 0xffffffff, i: 0 }),
  (random) =>
    new BSON.BSONRegExp(random.pick(["a", "(", "^$", "[[:alpha:]]", "(?i)x"]), random.pick(["", "i", "imsx"])),
  () => new BSON.Code("function() {}", { a: 1 }),
];

const randomArray = (random: Random, depth: number): unknown[] =>
  Array.from({ length: random.between(0, 3) }, () => randomValue(random, depth + 1));

function randomDocument(random: Random, depth: number): Document {
  const document: Document = {};
  for (let count = random.between(0, 3); count > 0; count--) {
    const name = random.pick([
      OPERATORS,
      OPERATORS,
      FIELDS,
      ["_id", "a", "a.b", "amount", "lines", "lines.0", "office", "", "__proto__"],
    ]);
    Object.defineProperty(document, random.pick(name), {
      value: randomValue(random, depth + 1),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return document;
}

/** A command as a message (OP_MSG). */
export function messageOf(command: Document, id: number): Buffer {
  const body = BSON.serialize(command, { ignoreUndefined: false });
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(id, 4);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}
