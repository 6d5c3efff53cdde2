import type { List, NoticeRunFilter, NoticeRunRow } from "../read-side/index.js";
import { equal, listOf, type PostgresReader } from "../postgres/index.js";
import type { TableDefinition } from "../schema/index.js";

export type NoticeRunColumns = Omit<NoticeRunRow, "runId">;

export const noticeRunsView: TableDefinition = {
  store: "postgres",
  name: "notice_runs",
  office: null,
  columns: {
    kind: "text",
    state: "text",
    issuedOn: "date",
    expected: "int",
    counts: "jsonb",
    total: "lek",
    startedAt: "instant",
    finishedAt: "instant",
  },
  indexes: { started: 'using btree ("tenant", "startedAt" desc, "id" desc)' },
};

/** Runs of notices, latest first. */
export function noticeRuns(reader: PostgresReader): List<NoticeRunFilter, NoticeRunRow> {
  return listOf<NoticeRunFilter, NoticeRunColumns, NoticeRunRow>(reader, {
    ...{ name: "notice-runs", table: noticeRunsView, orderBy: ["startedAt"], direction: "descending" },
    where: ({ kind }) => equal("kind", kind),
    toRow: ({ id: runId, kind, state, issuedOn, expected, counts, total, startedAt, finishedAt }) => ({
      ...{ runId, kind, state, issuedOn, expected, counts, total, startedAt, finishedAt },
    }),
  });
}
