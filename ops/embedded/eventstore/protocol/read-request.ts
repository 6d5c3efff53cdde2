import { readStreamName } from "./shared-messages.js";
import type { UuidForm } from "./shared-messages.js";
import { readMessage, readNested, readUnsigned64, readWhole, skipNested } from "./wire.js";
import type { Reader } from "./wire.js";

/** Where a read begins: at one end, or at a revision (of a stream) or position (of `$all`). */
export type ReadFrom = "start" | "end" | bigint;

export interface FilterRequest {
  readonly on: "stream" | "type" | undefined;
  readonly regex: string;
  readonly prefixes: readonly string[];
  /** How many events are looked at before a checkpoint may be sent; undefined when the client leaves it to us. */
  readonly window: number | undefined;
  /** A checkpoint is sent every so many windows. */
  readonly checkpointInterval: number;
}

export interface ReadRequest {
  /** undefined when the client named neither. */
  readonly source: { readonly kind: "stream"; readonly stream: string } | { readonly kind: "all" } | undefined;
  readonly from: ReadFrom;
  readonly backwards: boolean;
  readonly resolveLinks: boolean;
  /** How many events at most; undefined for a subscription. */
  readonly count: bigint | undefined;
  readonly isSubscription: boolean;
  readonly filter: FilterRequest | undefined;
  readonly uuidForm: UuidForm | undefined;
  /** 1 and above: the client understands the first and last position of what it reads. */
  readonly compatibility: number;
}

type Draft = { -readonly [Key in keyof ReadRequest]: ReadRequest[Key] };

/** @throws MalformedMessageError */
export function decodeReadRequest(bytes: Uint8Array): ReadRequest {
  return readWhole(bytes, readRequest);
}

function readRequest(reader: Reader): ReadRequest {
  const draft: Draft = {
    source: undefined,
    from: "start",
    backwards: false,
    resolveLinks: false,
    count: undefined,
    isSubscription: false,
    filter: undefined,
    uuidForm: undefined,
    compatibility: 0,
  };
  readMessage(reader, (field) => {
    if (field !== 1) return false;
    readNested(reader, (option) => readOption(reader, option, draft));
    return true;
  });
  return draft;
}

function readOption(reader: Reader, option: number, draft: Draft): boolean {
  if (option === 1) readStreamSource(reader, draft);
  else if (option === 2) readAllSource(reader, draft);
  else if (option === 3) draft.backwards = reader.int32() === 1;
  else if (option === 4) draft.resolveLinks = reader.bool();
  else if (option === 5) draft.count = readUnsigned64(reader);
  else if (option === 6) {
    skipNested(reader);
    draft.isSubscription = true;
  } else if (option === 7) draft.filter = readFilter(reader);
  else if (option === 9) draft.uuidForm = readUuidForm(reader);
  else if (option === 10) draft.compatibility = readCompatibility(reader);
  else return false;
  return true;
}

function readStreamSource(reader: Reader, draft: Draft): void {
  let stream = "";
  readNested(reader, (field) => {
    if (field === 1) stream = readStreamName(reader);
    else if (field === 2) draft.from = placeOf(readUnsigned64(reader));
    else if (field === 3 || field === 4) {
      skipNested(reader);
      draft.from = field === 3 ? "start" : "end";
    } else return false;
    return true;
  });
  draft.source = { kind: "stream", stream };
}

function readAllSource(reader: Reader, draft: Draft): void {
  readNested(reader, (field) => {
    if (field === 1) draft.from = placeOf(readCommitPosition(reader));
    else if (field === 2 || field === 3) {
      skipNested(reader);
      draft.from = field === 2 ? "start" : "end";
    } else return false;
    return true;
  });
  draft.source = { kind: "all" };
}

/** The protocol's own numbers for the end, which clients may send in place of the word. */
const END = 2n ** 64n - 1n;

function placeOf(number: bigint): ReadFrom {
  return number === END ? "end" : number;
}

function readCommitPosition(reader: Reader): bigint {
  let commit = 0n;
  readNested(reader, (field) => {
    if (field !== 1) return false;
    commit = readUnsigned64(reader);
    return true;
  });
  return commit;
}

function readFilter(reader: Reader): FilterRequest {
  let on: FilterRequest["on"];
  let regex = "";
  let window: number | undefined;
  let checkpointInterval = 0;
  const prefixes: string[] = [];
  readNested(reader, (field) => {
    if (field === 1 || field === 2) {
      on = field === 1 ? "stream" : "type";
      readNested(reader, (part) => {
        if (part === 1) regex = reader.string();
        else if (part === 2) prefixes.push(reader.string());
        else return false;
        return true;
      });
    } else if (field === 3) window = reader.uint32();
    else if (field === 5) checkpointInterval = reader.uint32();
    else return false;
    return true;
  });
  return { on, regex, prefixes, window, checkpointInterval };
}

function readUuidForm(reader: Reader): UuidForm {
  let form: UuidForm = "structured";
  readNested(reader, (field) => {
    form = field === 2 ? "text" : "structured";
    return false;
  });
  return form;
}

function readCompatibility(reader: Reader): number {
  let compatibility = 0;
  readNested(reader, (field) => {
    if (field !== 1) return false;
    compatibility = reader.uint32();
    return true;
  });
  return compatibility;
}
