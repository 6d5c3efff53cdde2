import { describe, expect, test } from "@jest/globals";
import {
  MongoNetworkTimeoutError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from "mongodb";
import pg from "pg";
import { toApiError } from "../../../api/errors/index.js";
import { DefterError, LedgerIntegrityError } from "../../../application/errors.js";
import { EventStoreUnavailableError } from "../../../application/event-store/index.js";

/** An error as the system, or the server of PostgreSQL, gives it. */
const coded = (code: string, message = code) => Object.assign(new Error(message), { code });
const byServer = (code: string) => Object.assign(new pg.DatabaseError("said by the server", 20, "error"), { code });
const byMongo = (code: number, errorLabels: string[] = []) =>
  new MongoServerError({ message: "said by the server", code, errorLabels });
const poolOf = (name: string) => Object.defineProperty(new Error("no connection"), "name", { value: name });

describe("told as UNAVAILABLE, to be tried again", () => {
  test.each<[string, unknown]>([
    ["a connection that is refused", coded("ECONNREFUSED")],
    ["a connection that is refused at every address of a name", coded("ECONNREFUSED", "")],
    ["a connection that was reset", coded("ECONNRESET")],
    ["a connection that took too long", coded("ETIMEDOUT")],
    ["a host that is not found just now", coded("EAI_AGAIN")],
    ["too many open files", coded("EMFILE")],
    ["a pool of PostgreSQL whose connections are all in use", new Error("timeout exceeded when trying to connect")],
    [
      "a connection to PostgreSQL that is not made in time",
      new Error("Connection terminated due to connection timeout"),
    ],
    ["a handshake with PostgreSQL that is not answered", new Error("timeout expired")],
    ["an answer of PostgreSQL that does not come", new Error("Query read timeout")],
    [
      "a connection to PostgreSQL that broke before",
      new Error("Client has encountered a connection error and is not queryable"),
    ],
    ["PostgreSQL with no connection left", byServer("53300")],
    ["PostgreSQL that starts", byServer("57P03")],
    ["PostgreSQL that stops", byServer("57P01")],
    ["a statement that took too long", byServer("57014")],
    ["a transaction that met another", byServer("40001")],
    ["a deadlock that was broken up", byServer("40P01")],
    ["MongoDB that does not answer in time", new MongoNetworkTimeoutError("timed out")],
    ["MongoDB that is not there", new MongoServerSelectionError("none", {} as never)],
    ["an operation on MongoDB that took too long", new MongoOperationTimeoutError("timed out")],
    ["a pool of MongoDB whose connections are all in use", poolOf("MongoWaitQueueTimeoutError")],
    ["a pool of MongoDB whose server was lost", poolOf("MongoPoolClosedError")],
    ["MongoDB over its time limit", byMongo(50)],
    ["MongoDB that shuts down", byMongo(91)],
    ["a cursor that a restart took away", byMongo(43)],
    ["what MongoDB calls passing", byMongo(1, ["RetryableWriteError"])],
    ["the event store that does not answer", new EventStoreUnavailableError("DEADLINE_EXCEEDED")],
    ["any of these under another", new Error("the key is not there", { cause: coded("ECONNRESET") })],
  ])("%s", (_what, thrown) => {
    expect(toApiError(thrown)).toMatchObject({ code: "UNAVAILABLE", cause: thrown });
  });
});

describe("told as INTERNAL, with the cause for the log alone", () => {
  test.each<[string, unknown]>([
    ["an error of programming", new TypeError("undefined is no function")],
    ["a pool of PostgreSQL that Defter closed", new Error("Cannot use a pool after calling end on the pool")],
    ["a client of MongoDB that Defter closed", new MongoTopologyClosedError("closed")],
    ["a statement that is wrong", byServer("42601")],
    ["a value that is there already", byServer("23505")],
    ["a command that MongoDB does not know", byMongo(59)],
    ["a ledger that holds what it should not", new LedgerIntegrityError("event-unknown", {}, coded("ECONNRESET"))],
    ["what is no error", "timeout exceeded when trying to connect"],
    ["a circle of causes", circle()],
  ])("%s", (_what, thrown) => {
    const told = toApiError(thrown);
    expect(told).toMatchObject({ code: "INTERNAL", rule: "internal", cause: thrown });
    expect(told.facts).toEqual({});
  });
});

test("what was classified already keeps its code", () => {
  expect(toApiError(new DefterError("LIMIT", "too-many-appends"))).toMatchObject({ code: "LIMIT" });
});

function circle(): Error {
  const error = new Error("one");
  error.cause = new Error("other", { cause: error });
  return error;
}
