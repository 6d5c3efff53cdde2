import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { expect, test } from "@jest/globals";
import { createLogger, openLog } from "../../../ops/composition/logger.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = "";
  const destination = new Writable({ write: (chunk, _encoding, done) => ((text += String(chunk)), done()) });
  write(createLogger(destination, "info"));
  return text;
}

test("secrets never reach the log, whatever holds them", () => {
  const text = logged((logger) => {
    logger.info({ password: "p1", request: { authorization: "p2", body: { token: "p3" } } }, "said");
    logger.error({ err: new Error("cannot reach postgresql://defter:p4@localhost/defter") }, "failed");
  });
  expect(text).toContain("said");
  expect(text).toContain("cannot reach postgresql://…@localhost/defter");
  expect(text).not.toMatch(/p[1234]/);
});

test("rows that a database quotes in its errors never reach the log", () => {
  const error = Object.assign(new Error("duplicate key value"), {
    code: "23505",
    detail: "Key (nid)=(J50812047K) exists",
  });
  const text = logged((logger) => logger.error({ err: new Error("not kept", { cause: error }) }, "failed"));
  expect(text).toContain("23505");
  expect(text).not.toContain("J50812047K");
});

test("what fails after the log is closed is told to nobody, and kills nobody", async () => {
  const logFile = join(temporaryFolder("log"), "defter.log");
  const log = openLog({ logFile, logLevel: "info" });
  log.logger.info("in time");
  await log.close();
  expect(() => log.logger.child({ late: true }).error("too late")).not.toThrow();
  expect(readFileSync(logFile, "utf8")).toMatch(/^[^\n]*in time[^\n]*\n$/);
});
