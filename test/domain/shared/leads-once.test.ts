import { describe, test } from "@jest/globals";
import { outputCodeDecider, outputCodeEvents } from "../../../domain/casework/index.js";
import { civilDate } from "../../../domain/shared/index.js";
import { clearanceCodeDecider, clearanceCodeEvents } from "../../../domain/taxation/index.js";
import { specificationOf } from "../../support/decider-spec.js";

const on = civilDate("2025-03-03");

describe("a code that is printed on a paper of a case", () => {
  const code = specificationOf(outputCodeDecider, outputCodeEvents);
  const target = { caseId: "CASE1", outputId: "OUT1" };
  const given = { type: "OutputCodeGiven", data: target, effectiveDate: on } as const;

  test("leads to it, once", () => {
    code
      .given([])
      .when({ ...target, on })
      .then([given]);
    code
      .given([given])
      .when({ ...target, on: civilDate("2025-04-01") })
      .thenNothing();
  });

  test("leads nowhere else, not to another paper of the same case either", () => {
    code
      .given([given])
      .when({ ...target, outputId: "OUT2", on })
      .thenRefused("output-code-taken");
    code
      .given([given])
      .when({ ...target, caseId: "CASE2", on })
      .thenRefused("output-code-taken");
  });
});

describe("a code that is printed on a clearance", () => {
  const code = specificationOf(clearanceCodeDecider, clearanceCodeEvents);
  const target = { accountId: "PAYER1", clearanceId: "C1" };
  const given = { type: "ClearanceCodeGiven", data: target, effectiveDate: on } as const;

  test("leads to it and nowhere else, once", () => {
    code
      .given([])
      .when({ ...target, on })
      .then([given]);
    code
      .given([given])
      .when({ ...target, on })
      .thenNothing();
    code
      .given([given])
      .when({ ...target, clearanceId: "C2", on })
      .thenRefused("clearance-code-taken");
    code
      .given([given])
      .when({ ...target, accountId: "PAYER2", on })
      .thenRefused("clearance-code-taken");
  });
});
