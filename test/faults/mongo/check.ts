import type { MongoClient } from "mongodb";
import { factsOf, talliesOf, type Fact, type Writer } from "./writers.js";

/** What is wrong with the documents, in words; empty when they are what the writers know. */
export async function findingsIn(client: MongoClient, writers: readonly Writer[]): Promise<string[]> {
  const facts = await factsOf(client).find().toArray();
  const byIndex = await factsOf(client)
    .find({ writer: { $gte: 0 } })
    .hint({ writer: 1, number: 1 })
    .toArray();
  const found = new Map(facts.map((fact) => [fact._id, fact]));
  return [
    ...(found.size === facts.length ? [] : ["a document is there twice"]),
    ...(same(facts, byIndex) ? [] : [`the index holds ${byIndex.length} documents, the collection ${facts.length}`]),
    ...writers.flatMap((writer) => [...missing(writer, found)]),
    ...(await tallies(client, writers)),
  ];
}

/** An index tells the same documents, in its own order. */
function same(facts: readonly Fact[], byIndex: readonly Fact[]): boolean {
  const byWriter = [...facts].sort((left, right) => left.writer - right.writer || left.number - right.number);
  return JSON.stringify(byWriter) === JSON.stringify(byIndex);
}

/** Acknowledged: all there, as they were sent. Refused: none. Without an answer: all of the statement, or none. */
function* missing({ id, sent }: Writer, found: ReadonlyMap<string, Fact>): Generator<string> {
  for (const { facts, state } of sent) {
    const there = facts.filter(({ _id, filling }) => found.get(_id)?.filling === filling);
    if (state === "acknowledged" && there.length < facts.length)
      yield `writer ${id}: ${facts.length - there.length} documents from ${facts[0]!._id} on are lost`;
    if (state === "refused" && there.length > 0)
      yield `writer ${id}: ${there.length} of ${facts.length} documents from ${facts[0]!._id} on are there, which were refused`;
    if (state === "unknown" && there.length > 0 && there.length < facts.length)
      yield `writer ${id}: ${there.length} of ${facts.length} documents from ${facts[0]!._id} on are there`;
  }
}

async function tallies(client: MongoClient, writers: readonly Writer[]): Promise<string[]> {
  const found = new Map((await talliesOf(client).find().toArray()).map((tally) => [tally._id, tally]));
  return writers.flatMap((writer) => {
    const { count, isOdd } = found.get(writer.id) ?? { count: 0, isOdd: false };
    const { acknowledged, possible } = writer.count;
    if (count < acknowledged || count > possible) return [`tally ${writer.id} is ${count}, not ${acknowledged}`];
    if (isOdd !== (count % 2 === 1)) return [`tally ${writer.id} is half an update`];
    writer.settle(count);
    return [];
  });
}
