import type { ExpectedRevision } from "../store/model.js";

/** Status codes of gRPC that this server answers with. */
export const Status = {
  invalidArgument: 3,
  deadlineExceeded: 4,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  unavailable: 14,
} as const;

/** An error as gRPC carries it: a status, a message, and trailers that tell the client which error of its own to raise. */
export class CallError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly trailers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = "CallError";
  }
}

export const streamDeleted = (stream: string): CallError =>
  new CallError(Status.failedPrecondition, `Event stream '${stream}' is deleted.`, {
    exception: "stream-deleted",
    "stream-name": stream,
  });

/** Of `Delete` and `Tombstone`; `Append` answers a wrong revision with a message of its own. */
export const wrongExpectedRevision = (stream: string, expected: ExpectedRevision, current: number): CallError => {
  const said = `Expected version: ${revisionNumber(expected)}, Actual version: ${current}`;
  const message = `Delete failed due to WrongExpectedVersion. Stream: ${stream}, ${said}`;
  return new CallError(Status.failedPrecondition, message, {
    exception: "wrong-expected-version",
    "stream-name": stream,
    "expected-version": revisionNumber(expected),
    "actual-version": String(current),
  });
};

/** @param limit bytes of data that one append may carry */
export const maximumAppendSizeExceeded = (limit: number): CallError =>
  new CallError(Status.invalidArgument, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: "maximum-append-size-exceeded",
    "maximum-append-size": String(limit),
  });

export const missingMetadataProperty = (property: string): CallError =>
  new CallError(Status.invalidArgument, `Required Metadata Property '${property}' is missing`, {
    exception: "missing-required-metadata-property",
    "required-metadata-properties": "type,content-type",
  });

export const accessDenied = (): CallError =>
  new CallError(Status.permissionDenied, "Access Denied", { exception: "access-denied" });

/** Of calls that the end of the server ends: clients connect again and ask once more. */
export const stopping = (): CallError => new CallError(Status.unavailable, "Server Is Shutting Down");

export const invalidArgument = (message: string): CallError => new CallError(Status.invalidArgument, message);

export const diskFull = (): CallError =>
  new CallError(Status.resourceExhausted, "The disk of the event store is full; the append was refused.");

/** @param limit bytes that a connection may hold of appends whose end has not come */
export const tooMuchUnfinished = (limit: number): CallError =>
  new CallError(
    Status.resourceExhausted,
    `More than ${limit} bytes of appends without an end are open in this connection.`,
  );

/** @param limit bytes that a request may have which is no append */
export const requestTooLarge = (limit: number): CallError =>
  new CallError(Status.resourceExhausted, `The request is larger than ${limit} bytes.`);

function revisionNumber(expected: ExpectedRevision): string {
  if (typeof expected === "bigint") return expected.toString();
  return { noStream: "-1", any: "-2", streamExists: "-4" }[expected];
}
