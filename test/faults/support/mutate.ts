import type { Random } from "./seed.js";

/** Numbers that programs get wrong. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffff0];

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const flipBits: Mutation = (bytes, random) => {
  const changed = Buffer.from(bytes);
  for (let times = random.between(1, 4); times > 0 && changed.length > 0; times--)
    changed[random.between(0, changed.length - 1)]! ^= 1 << random.between(0, 7);
  return changed;
};

const overwriteNumber: Mutation = (bytes, random) => {
  if (bytes.length < 4) return random.bytes(8);
  const changed = Buffer.from(bytes);
  const at = random.between(0, changed.length - 4);
  if (random.isTrue(0.5)) changed.writeUInt32LE(random.pick(EDGES), at);
  else changed.writeUInt32BE(random.pick(EDGES), at);
  return changed;
};

const cut: Mutation = (bytes, random) => bytes.subarray(0, random.between(0, bytes.length));

const removePart: Mutation = (bytes, random) => {
  const from = random.between(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random.between(1, 16))]);
};

const repeatPart: Mutation = (bytes, random) => {
  const from = random.between(0, bytes.length);
  const part = bytes.subarray(from, from + random.between(1, 64));
  return Buffer.concat([
    bytes.subarray(0, from),
    ...Array<Buffer>(random.between(2, 50)).fill(part),
    bytes.subarray(from),
  ]);
};

const insertNoise: Mutation = (bytes, random) => {
  const at = random.between(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), random.bytes(random.between(1, 32)), bytes.subarray(at)]);
};

const MUTATIONS = [flipBits, flipBits, overwriteNumber, cut, removePart, repeatPart, insertNoise];

/** The bytes, damaged in one to three ways. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let changed = bytes;
  for (let times = random.between(1, 3); times > 0; times--) changed = random.pick(MUTATIONS)(changed, random);
  return changed;
}
