import { MongoError, MongoNetworkError, MongoServerError, MongoServerSelectionError } from "mongodb";

/** What the driver says of time, of its pool, and of a server that it lost; not that Defter closed the client itself. */
const PASSING_NAMES = new Set([
  ...["MongoOperationTimeoutError", "MongoWaitQueueTimeoutError", "MongoNotConnectedError"],
  ...["MongoPoolClosedError", "MongoServerClosedError"],
]);
const PASSING_LABELS = ["RetryableWriteError", "TransientTransactionError"];
/**
 * The server's own codes: a host that does not answer (6, 7, 89, 9001), time that is up (24, 50, 262), a write that met
 * another (112), a cursor that a restart took away (43), a server that shuts down or changes its part (91, 189, 10107,
 * 11600 to 11602, 13435, 13436).
 */
const PASSING_CODES = new Set([
  ...[6, 7, 24, 43, 50, 89, 91, 112, 189, 262, 9001],
  ...[10107, 11600, 11601, 11602, 13435, 13436],
]);

/** Whether an error of the driver or the server may pass by itself. */
export function isPassingMongoError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) return true;
  if (PASSING_NAMES.has(error.name)) return true;
  if (error instanceof MongoError && PASSING_LABELS.some((label) => error.hasErrorLabel(label))) return true;
  return error instanceof MongoServerError && PASSING_CODES.has(Number(error.code));
}
