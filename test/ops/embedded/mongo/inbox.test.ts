import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { MalformedMessage } from "../../../../ops/embedded/mongo/protocol/errors.js";
import { Inbox } from "../../../../ops/embedded/mongo/protocol/inbox.js";

function message(size: number, filling: number): Buffer {
  const bytes = Buffer.alloc(Math.max(16, size), filling);
  bytes.writeInt32LE(bytes.length, 0);
  return bytes;
}

function takeAll(inbox: Inbox): Buffer[] {
  const found: Buffer[] = [];
  for (let next = inbox.take(); next; next = inbox.take()) found.push(next);
  return found;
}

describe("messages are put together", () => {
  test("from pieces of any size, and none is written over by what comes after it", () => {
    const messages = fc.array(fc.tuple(fc.integer({ min: 16, max: 300 }), fc.integer({ min: 0, max: 255 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(messages, fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (described, sizes) => {
        const sent = described.map(([size, filling]) => message(size, filling));
        const stream = Buffer.concat(sent);
        const inbox = new Inbox();
        const found: Buffer[] = [];
        for (let at = 0, n = 0; at < stream.length; n++) {
          const end = Math.min(stream.length, at + sizes[n % sizes.length]!);
          inbox.add(Buffer.from(stream.subarray(at, end)));
          found.push(...takeAll(inbox));
          at = end;
        }
        expect(found.map((each) => each.toString("hex"))).toEqual(sent.map((each) => each.toString("hex")));
      }),
    );
  });

  test("a length that no message has is malformed at once", () => {
    for (const length of [0, 15, -1, 48_000_001]) {
      const inbox = new Inbox();
      const head = Buffer.alloc(16);
      head.writeInt32LE(length, 0);
      inbox.add(head);
      expect(() => inbox.take()).toThrow(MalformedMessage);
    }
  });
});

test("a large message that comes byte by byte takes about twice its size, not more", () => {
  const whole = message(2_000_000, 7);
  whole.writeInt32LE(40_000_000, 0);
  const inbox = new Inbox();
  const before = process.memoryUsage();
  for (let at = 0; at < whole.length; at++) inbox.add(whole.subarray(at, at + 1));
  const after = process.memoryUsage();
  expect(inbox.take()).toBeUndefined();
  const grown = after.arrayBuffers - before.arrayBuffers;
  // The buffers that were outgrown may not have been collected yet: together they are no more than the last one.
  expect(grown).toBeLessThan(whole.length * 5);
});
