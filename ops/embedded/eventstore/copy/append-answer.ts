import { readUuid } from "../protocol/shared-messages.js";
import { readMessage, readNested, readUnsigned64, readerOf } from "../protocol/wire.js";
import type { Reader } from "../protocol/wire.js";

/** What a server says to one append of a `BatchAppend`. */
export interface AppendAnswer {
  readonly correlationId: string;
  readonly failure: AppendFailure | undefined;
}

export interface AppendFailure {
  /** `google.rpc.Code` */
  readonly code: number;
  readonly message: string;
  /** Name of the message in the details: `WrongExpectedVersion`, `StreamDeleted`… */
  readonly details: string;
  /** Of a wrong expected version: where the stream stands; -1 without events. */
  readonly current: bigint;
}

/** @throws RangeError on bytes that are no answer */
export function appendAnswer(bytes: Uint8Array): AppendAnswer {
  let correlationId = "";
  let failure: AppendFailure | undefined;
  readMessage(readerOf(bytes), (field, reader) => {
    if (field === 1) correlationId = readUuid(reader);
    else if (field === 2) failure = appendFailure(reader);
    else return false;
    return true;
  });
  return { correlationId, failure };
}

function appendFailure(reader: Reader): AppendFailure {
  let [code, message, details, current] = [2, "", "", -1n];
  readNested(reader, (field) => {
    if (field === 1) code = reader.int32();
    else if (field === 2) message = reader.string();
    else if (field === 3)
      readNested(reader, (part) => {
        if (part === 1) details = reader.string().split(".").at(-1)!;
        else if (part === 2 && details === "WrongExpectedVersion") current = currentRevision(reader.bytes());
        else return false;
        return true;
      });
    else return false;
    return true;
  });
  return { code, message, details, current };
}

function currentRevision(bytes: Uint8Array): bigint {
  let current = -1n;
  readMessage(readerOf(bytes), (field, reader) => {
    if (field !== 1) return false;
    current = readUnsigned64(reader);
    return true;
  });
  return current;
}
