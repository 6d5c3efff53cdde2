import type { ExpectedRevision } from "../store/model.js";
import { writeCurrent, writeExpected, writeSuccess } from "./responses.js";
import { writeStreamName, writeUuid } from "./shared-messages.js";
import type { WrittenUuid } from "./shared-messages.js";
import { finished, lengthTag, newWriter, writeNested, writeText, writeUnsigned64 } from "./wire.js";
import type { Writer } from "./wire.js";

/** Which append of a batch stream an answer is for. The client needs all of it, also in an error. */
export interface BatchAddress {
  readonly correlationId: WrittenUuid;
  readonly stream: string;
  readonly expected: ExpectedRevision | undefined;
}

/** Why an append of a batch failed. */
export type BatchFailure =
  | { readonly kind: "wrongRevision"; readonly expected: ExpectedRevision; readonly current: number }
  | { readonly kind: "streamDeleted" }
  | { readonly kind: "accessDenied" }
  | { readonly kind: "timeout" }
  | { readonly kind: "tooLarge"; readonly limit: number }
  | { readonly kind: "badRequest"; readonly message: string }
  | { readonly kind: "unknown"; readonly message: string };

/** `google.rpc.Code` of each failure, and the message in its details. */
const FAILURES: Record<BatchFailure["kind"], { readonly code: number; readonly details: string }> = {
  wrongRevision: { code: 6, details: "WrongExpectedVersion" },
  streamDeleted: { code: 5, details: "StreamDeleted" },
  accessDenied: { code: 7, details: "AccessDenied" },
  timeout: { code: 4, details: "Timeout" },
  tooLarge: { code: 3, details: "MaximumAppendSizeExceeded" },
  badRequest: { code: 3, details: "BadRequest" },
  unknown: { code: 2, details: "Unknown" },
};

const DETAILS_TYPE = "type.googleapis.com/event_store.client.";

export function encodeBatchSuccess(address: BatchAddress, revision: number, position: number | undefined): Buffer {
  return encodeAnswer(address, (writer) => {
    writeNested(writer, 3, () => writeSuccess(writer, revision, position));
  });
}

export function encodeBatchFailure(address: BatchAddress, failure: BatchFailure): Buffer {
  const { code, details } = FAILURES[failure.kind];
  return encodeAnswer(address, (writer) => {
    writeNested(writer, 2, () => {
      writer.uint32(8).uint32(code);
      writeText(writer, 2, "message" in failure ? failure.message : details);
      writeNested(writer, 3, () => {
        writeText(writer, 1, DETAILS_TYPE + details);
        writer.uint32(lengthTag(2)).fork();
        writeDetails(writer, address, failure);
        writer.ldelim();
      });
    });
  });
}

function encodeAnswer(address: BatchAddress, writeResult: (writer: Writer) => void): Buffer {
  const writer = newWriter();
  writeUuid(writer, 1, address.correlationId.text, address.correlationId.form);
  writeResult(writer);
  writeStreamName(writer, 4, address.stream);
  if (address.expected !== undefined) {
    writeExpected(writer, address.expected, { revision: 5, noStream: 6, any: 7, streamExists: 8 });
  }
  return finished(writer);
}

function writeDetails(writer: Writer, address: BatchAddress, failure: BatchFailure): void {
  if (failure.kind === "wrongRevision") {
    writeCurrent(writer, failure.current, 1, 2);
    writeExpected(writer, failure.expected, { revision: 3, any: 4, streamExists: 5, noStream: 6 });
  } else if (failure.kind === "streamDeleted") writeStreamName(writer, 1, address.stream);
  else if (failure.kind === "tooLarge") writeUnsigned64(writer, 1, failure.limit);
  else if (failure.kind === "badRequest") writeText(writer, 1, failure.message);
}
