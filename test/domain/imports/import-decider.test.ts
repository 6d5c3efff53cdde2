import { describe, test } from "@jest/globals";
import { importDecider, importEvents, type ImportCommand, type ImportEvent } from "../../../domain/imports/index.js";
import { civilDate } from "../../../domain/shared/index.js";
import { specificationOf } from "../../support/decider-spec.js";

const { given } = specificationOf(importDecider, importEvents);
const on = civilDate("2026-03-02");
const importId = "I-1";
const what = {
  kind: "taxpayers",
  register: "Regjistri i vjetër",
  fileDigest: "a".repeat(64),
  mappingDigest: "b".repeat(64),
} as const;
const started: ImportEvent = { type: "ImportStarted", data: { importId, ...what }, effectiveDate: on };
const advanced = (record: number, taken: number, refused: { record: number; code: string }[] = []): ImportEvent => ({
  type: "ImportAdvanced",
  data: { importId, record, accepted: taken, refused },
  effectiveDate: on,
});
const finished: ImportEvent = {
  type: "ImportFinished",
  data: { importId, records: 3, accepted: 2, refused: 1 },
  effectiveDate: on,
};
const start: ImportCommand = { type: "StartImport", importId, on, ...what };
const advance = (record: number, accepted: number): ImportCommand => ({
  ...{ type: "AdvanceImport", importId, on, record, accepted },
  refused: [],
});
const refusedOne = [{ record: 2, code: "nid-malformed" }];

describe("an import", () => {
  test("starts, and started again it is the same", () => {
    given([]).when(start).then([started]);
    given([started]).when(start).thenNothing();
    given([started])
      .when({ ...start, fileDigest: "c".repeat(64) })
      .thenRefused("import-exists");
  });

  test("advances by batches in which every record was taken over or refused", () => {
    given([started])
      .when({ ...advance(3, 2), refused: refusedOne } as ImportCommand)
      .then([advanced(3, 2, refusedOne)]);
    given([started]).when(advance(3, 2)).thenRefused("import-counts-differ");
    given([started, advanced(3, 3)])
      .when(advance(3, 3))
      .thenNothing();
    given([started, advanced(3, 3)])
      .when(advance(2, 2))
      .thenRefused("import-not-ahead");
    given([]).when(advance(3, 3)).thenRefused("import-unknown");
  });

  test("finishes once, with what came of all its records", () => {
    const done = [started, advanced(3, 2, refusedOne)];
    given(done).when({ type: "FinishImport", importId, on }).then([finished]);
    given([...done, finished])
      .when({ type: "FinishImport", importId, on })
      .thenNothing();
    given([...done, finished])
      .when(advance(4, 1))
      .thenRefused("import-finished");
    given([]).when({ type: "FinishImport", importId, on }).thenRefused("import-unknown");
  });
});
