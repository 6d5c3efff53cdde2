import { expect, test } from "@jest/globals";
import { askBeside } from "../../../application/taxation/support/index.js";
import { civilDate } from "../../../domain/shared/index.js";

test("what a use case asks of another is of its own thread, also where the caller named none", () => {
  const ask = {
    ...{ tenant: "shkoder", actor: { id: "u1", role: "clerk" }, commandId: "c1", today: civilDate("2025-06-01") },
    expectedRevision: 3n,
  };
  const beside = { commandId: "c2", causationId: "c1" };
  expect(askBeside(ask, "c2")).toMatchObject({ ...beside, correlationId: "c1" });
  expect(askBeside({ ...ask, correlationId: "r" }, "c2")).toMatchObject({ ...beside, correlationId: "r" });
});
