import type { AssessmentRunFilter, AssessmentRunRow, List } from "../read-side/index.js";
import { listOf, sql, type PostgresReader } from "../postgres/index.js";
import type { TableDefinition } from "../schema/index.js";

export type AssessmentRunColumns = Omit<AssessmentRunRow, "runId">;

export const assessmentRunsView: TableDefinition = {
  store: "postgres",
  name: "assessment_runs",
  office: null,
  columns: {
    year: "int",
    packageId: "text",
    state: "text",
    assessedOn: "date",
    invoice: "boolean",
    expected: "int",
    counts: "jsonb",
    total: "lek",
    startedAt: "instant",
    finishedAt: "instant",
  },
  indexes: { started: 'using btree ("tenant", "startedAt" desc, "id" desc)' },
};

/** Assessment runs, latest first. */
export function assessmentRuns(reader: PostgresReader): List<AssessmentRunFilter, AssessmentRunRow> {
  return listOf<AssessmentRunFilter, AssessmentRunColumns, AssessmentRunRow>(reader, {
    ...{ name: "assessment-runs", table: assessmentRunsView, orderBy: ["startedAt"], direction: "descending" },
    where: ({ year }) => (year === undefined ? [] : [sql`"year" = ${year}`]),
    toRow: ({
      id: runId,
      year,
      packageId,
      state,
      assessedOn,
      invoice,
      expected,
      counts,
      total,
      startedAt,
      finishedAt,
    }) => ({
      ...{ runId, year, packageId, state, assessedOn, invoice, expected, counts, total, startedAt, finishedAt },
    }),
  });
}
