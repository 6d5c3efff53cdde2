import type { Command } from "commander";
import { parseInstant, positionText } from "../../../domain/shared/index.js";
import type { AuditFilter, AuditRow } from "../../../read-models/read-side/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { code, id, readIf, wholeNumber } from "../input/values.js";
import { table } from "../output/table.js";
import type { Desk } from "../work/desk.js";
import { whenFresh } from "../work/fresh.js";

interface Options {
  readonly subject?: string;
  readonly actor?: string;
  readonly type?: string;
  readonly correlation?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: string;
}

export function addAudit(program: Command, desk: Desk): void {
  const command = program
    .command("audit")
    .description("who did what, when and why; personal fields stay sealed")
    .option("--subject <id>", "what concerns this taxpayer, user or other record")
    .option("--actor <id>", "what this user did")
    .option("--type <event>", "events of this type, as PaymentReversed")
    .option("--correlation <id>", "what belongs to one request")
    .option("--from <instant>", "recorded from then on (UTC)")
    .option("--to <instant>", "recorded up to then (UTC)")
    .option("--limit <number>", "at most so many", "50");
  command.action(async (options: Options) => {
    const filter = filterOf(options);
    const limit = wholeNumber("--limit", options.limit, 1, 500);
    await desk.work(command, async (work) => {
      const scope = { tenant: work.tenant, offices: null };
      const readSide = work.composition.get(TOKENS.readSide);
      const page = await whenFresh(work, "audit", () => readSide.auditTrail(scope, { filter, limit, after: null }));
      const rows = page.rows.map(({ row }) => row);
      return { json: { events: rows.map(auditJson), hasMore: page.hasNext }, text: auditText(rows) };
    });
  });
}

function filterOf({ subject, actor, type, correlation, from, to }: Options): AuditFilter {
  const [recordedFrom, recordedTo] = [readIf("--from", from, parseInstant), readIf("--to", to, parseInstant)];
  return {
    ...(subject !== undefined && { subjectId: id("--subject", subject) }),
    ...(actor !== undefined && { actorId: id("--actor", actor) }),
    ...(type !== undefined && { type: code("--type", type) }),
    ...(correlation !== undefined && { correlationId: code("--correlation", correlation) }),
    ...(recordedFrom && { recordedFrom }),
    ...(recordedTo && { recordedTo }),
  };
}

function auditJson(row: AuditRow): object {
  return { ...row, position: positionText(row.position) };
}

function auditText(rows: readonly AuditRow[]): string {
  return table(rows, [
    { head: "recorded", cell: ({ recordedAt }) => recordedAt },
    { head: "who", cell: ({ actorId, actorRole }) => `${actorId} (${actorRole})` },
    { head: "what", cell: ({ type }) => type },
    { head: "stream", cell: ({ stream }) => stream },
    { head: "effective", cell: ({ effectiveDate }) => effectiveDate },
    { head: "why", cell: ({ reason }) => reason },
  ]);
}
