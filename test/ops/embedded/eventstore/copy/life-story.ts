import { randomUUID } from "node:crypto";
import { EventStore } from "../../../../../ops/embedded/eventstore/store/event-store.js";
import type { NewEvent, WriteRequest } from "../../../../../ops/embedded/eventstore/store/model.js";
import { appendOf, openStore, stopStore } from "../support/filled-folder.js";

/** An event whose JSON no client would write so: a copy must not read and write it anew. */
export const jsonOf = (text: string, type = "Happened"): NewEvent => ({
  id: randomUUID(),
  type,
  isJson: true,
  metadata: Buffer.from(`{ "by" :\t"clerk" , "amount": 1.0 }`),
  data: Buffer.from(text),
});

const metadataOf = (stream: string, text: string): WriteRequest =>
  appendOf(`$$${stream}`, { ...jsonOf(text, "$metadata"), metadata: Buffer.alloc(0) });

const bytesOf = (...bytes: number[]): NewEvent => ({
  ...jsonOf(""),
  isJson: false,
  metadata: Buffer.from(bytes),
  data: Buffer.from(bytes),
});

const linkTo = (text: string): NewEvent => ({ ...jsonOf(text, "$>"), isJson: false });

const several = (count: number, text = `{"text":"${"x".repeat(40)}"}`) =>
  Array.from({ length: count }, () => jsonOf(text));

/** Everything that can become of streams, in one log. */
export async function writeLifeStory(store: EventStore): Promise<void> {
  const append = (stream: string, ...events: NewEvent[]) => store.write(appendOf(stream, ...events));
  const remove = (kind: "softDelete" | "tombstone", stream: string) =>
    store.write({ kind, stream, expected: "any", events: [] });
  await append("plain-1", jsonOf(`{ "n" : 1.00, "ë":"\\u00eb" }`), bytesOf(0, 255, 7), {
    ...bytesOf(),
    type: "Ç'është",
  });
  await append("pronë/banesë & ç@#%-2", ...several(3));
  await append("links-1", linkTo("0@plain-1"), linkTo("7@nowhere-1"));
  await store.write(metadataOf("short-1", `{ "$maxCount" : 2, "office":"Qendra" }`));
  await append("short-1", ...several(5));
  await store.write(metadataOf("cut-1", `{"$tb":3}`));
  await append("cut-1", ...several(5));
  await store.write(metadataOf("cut-1", `{"office":"Veri", "$tb":4}`));
  // Deleted, and begun again by one large append; deleted, and begun again by its metadata alone.
  await append("again-1", ...several(3));
  await remove("softDelete", "again-1");
  await append("again-1", ...several(1_500));
  await append("again-2", ...several(3));
  await store.write(metadataOf("again-2", `{"$maxAge":100000,"$acl":{"$r":["$all"]}}`));
  await remove("softDelete", "again-2");
  await store.write(metadataOf("again-2", `{"$maxCount":10}`));
  await append("again-2", ...several(2));
  await append("gone-1", ...several(2));
  await remove("softDelete", "gone-1");
  await append("ended-1", ...several(2));
  await remove("tombstone", "ended-1");
  await remove("tombstone", "never-1");
  await append("large-1", jsonOf(`{"text":"${"y".repeat(900_000)}"}`), {
    ...jsonOf("{}"),
    metadata: Buffer.alloc(3_000_000, 32),
  });
  await append("$mine-1", ...several(2));
  await append("$settings", jsonOf("{}"));
  await store.write(metadataOf("$stats-1", `{"$maxAge":1}`));
  for (let index = 0; index < 300; index++) await append(`case-${index % 50}`, ...several(1 + (index % 3)));
}

/** A folder with that log, stopped. */
export async function folderWithLifeStory(folder: string): Promise<void> {
  const store = openStore(folder);
  await writeLifeStory(store);
  await stopStore(store);
}
