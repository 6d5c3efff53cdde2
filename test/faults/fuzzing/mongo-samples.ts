import type { Db } from "mongodb";

/** What an application does with the driver on a day: a message of every kind. */
export async function dailyUse(database: Db): Promise<void> {
  const facts = database.collection<{ _id: number; office: string; amount: number; lines: number[] }>("facts");
  await facts.createIndex({ office: 1, amount: -1 }, { unique: false });
  await facts.insertMany([1, 2, 3, 4, 5].map((_id) => ({ _id, office: "north", amount: _id * 10, lines: [1, 2] })));
  await facts.updateOne({ _id: 1 }, { $set: { office: "south" }, $inc: { amount: 5 }, $push: { lines: 3 } });
  await facts.updateMany({ lines: { $gt: 1 } }, { $mul: { "lines.$[line]": 2 } }, { arrayFilters: [{ line: 2 }] });
  await facts.replaceOne({ _id: 9 }, { office: "east", amount: 1, lines: [] }, { upsert: true });
  await facts.findOneAndUpdate({ _id: 2 }, { $max: { amount: 99 } }, { returnDocument: "after" });
  await facts.bulkWrite([
    { deleteOne: { filter: { _id: 5 } } },
    { updateOne: { filter: {}, update: { $unset: { amount: 1 } } } },
  ]);
  await facts
    .find({ office: { $in: ["north", /s/] } }, { sort: { amount: 1 }, projection: { lines: 0 }, batchSize: 1 })
    .toArray();
  await facts
    .aggregate([{ $match: { amount: { $gte: 1 } } }, { $group: { _id: "$office", sum: { $sum: "$amount" } } }])
    .toArray();
  await facts.distinct("office", { $or: [{ _id: 1 }, { amount: { $exists: true } }] });
  await facts.countDocuments({ $nor: [{ _id: { $mod: [2, 0] } }] });
  await facts.find({ _id: 1 }).explain();
  await facts.indexes();
  await facts.deleteMany({ _id: { $type: "string" } } as never);
  await database.listCollections().toArray();
  await database.command({ collStats: "facts" });
}

/** The messages that a connection sent, one by one. */
export function messagesIn(recording: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  for (let at = 0; at + 16 <= recording.length;) {
    const length = recording.readInt32LE(at);
    messages.push(recording.subarray(at, at + length));
    at += length;
  }
  return messages;
}
