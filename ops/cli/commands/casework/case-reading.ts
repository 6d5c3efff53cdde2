import type { Command } from "commander";
import type { CasePerformanceLine } from "../../../../read-models/read-side/index.js";
import { TOKENS } from "../../../composition/tokens.js";
import { plainCode } from "../../../../application/personal-data/index.js";
import { code, day, dayOr, id, read, text, wholeNumber } from "../../input/values.js";
import { notParsed, parsed } from "../../../../domain/shared/index.js";
import { facts, table } from "../../output/table.js";
import { answered, type Desk } from "../../work/desk.js";
import { withExamples } from "../../work/examples.js";
import { whenFresh } from "../../work/fresh.js";
import type { ActOptions, Globals } from "../../work/globals.js";
import { asOfficer, atWork, type OfficerOptions } from "../../work/officer.js";
import { recordRead } from "../../work/trace.js";
import { caseText, performanceText } from "./case-text.js";
import { namesOfOwed, owedJson } from "./owed.js";
import { seenCase } from "./seen-case.js";

type Given<Names extends string> = ActOptions & OfficerOptions & { readonly [Name in Names]?: string };

/** What is asked of cases; that personal data was read is recorded. */
export function addCaseReading(group: Command, desk: Desk): void {
  addShow(group, desk);
  addList(group, desk);
  addTrack(group, desk);
  addPerformance(group, desk);
}

function addShow(group: Command, desk: Desk): void {
  const command = withExamples(
    asOfficer(
      group
        .command("show")
        .argument("<case>", "its id or number")
        .description(
          "the file of a case: where it is, what is open to whom, what happened; that it was read is recorded",
        ),
    ),
    "case show velipoje/2026/000001",
    "case show 01JD3QABCDEF --as specialist --json",
  );
  command.action(async (named: string, options: ActOptions & OfficerOptions) => {
    await desk.work(command, async (work) => {
      const who = await atWork(work, options, "case.read");
      const { caseId, state } = await seenCase(work, who, named);
      const casework = work.composition.get(TOKENS.casework);
      const file = answered(await casework.caseFile(work.tenant, caseId));
      const [first = { role: "", offices: who.offices }, ...others] = who.roles;
      const ways = answered(await casework.caseWays(who.ask, { caseId, roles: [first, ...others] }));
      await recordRead({ composition: work.composition, ask: () => who.ask }, `case/${caseId}`, state.subjectId);
      const { clearance } = file.state;
      const itemNames = await namesOfOwed(work, clearance);
      const { definition: _contents, ...shown } = file;
      return {
        json: { caseId, ...shown, ways, owed: owedJson(clearance, itemNames) },
        text: caseText(caseId, file, { ways, itemNames }, command.optsWithGlobals<Globals>().language),
      };
    });
  });
}

function addList(group: Command, desk: Desk): void {
  const command = withExamples(
    asOfficer(
      group
        .command("list")
        .description("cases by the day on which they are due; that they were read is recorded")
        .option("--office <code>", "handled at this office")
        .option("--service <code>", "of this service")
        .option("--state <code>", "in this state")
        .option("--closed", "those that are closed (default: the open ones)")
        .option("--late", "those whose limit passed")
        .option("--limit <number>", "at most so many", "20"),
    ),
    "case list --office velipoje --late",
    "case list --service identity-attestation --closed --json",
  );
  command.action(async (options: Given<"office" | "service" | "state" | "limit"> & { closed?: true; late?: true }) => {
    const limit = wholeNumber("--limit", options.limit, 1, 500);
    const filter = {
      open: options.closed !== true,
      ...(options.office !== undefined && { office: code("--office", options.office) }),
      ...(options.service !== undefined && { service: code("--service", options.service) }),
      ...(options.state !== undefined && { state: code("--state", options.state) }),
    };
    await desk.work(command, async (work) => {
      const { ask, offices, seesSensitive } = await atWork(work, options, "case.read");
      const { composition, tenant } = work;
      const late = options.late === true ? { lateOn: composition.get(TOKENS.clock).today() } : {};
      const asked = { filter: { ...filter, ...late, seesSensitive }, limit, after: null };
      const scope = { tenant, offices };
      const page = await whenFresh(work, "cases", () => composition.get(TOKENS.readSide).cases(scope, asked));
      const rows = page.rows.map(({ row }) => row);
      if (rows.length > 0) await recordRead({ composition, ask: () => ask }, "cases");
      return {
        json: { cases: rows, hasMore: page.hasNext },
        text:
          table(rows, [
            { head: "number", cell: ({ number }) => number },
            { head: "service", cell: ({ service }) => service },
            { head: "applicant", cell: ({ applicantName }) => applicantName },
            { head: "office", cell: ({ office }) => office },
            { head: "state", cell: ({ state }) => state },
            { head: "due", cell: ({ dueOn }) => dueOn },
            { head: "outcome", cell: ({ outcome }) => outcome },
            { head: "case", cell: ({ caseId }) => caseId },
          ]) + (page.hasNext ? `There are more; --limit shows them.\n` : ""),
      };
    });
  });
}

function addTrack(group: Command, desk: Desk): void {
  const command = withExamples(
    group
      .command("track")
      .argument("<case>", "its id")
      .argument("<code>", "twelve signs; spaces, hyphens and case do not matter")
      .description("how a case stands, as anybody may learn who holds its code"),
    "case track 01JD3QABCDEF ABCD-EFGH-JKMN",
  );
  command.action(async (given: string, typed: string) => {
    const input = { caseId: id("case", given), code: plainCode(typed.slice(0, 80)) };
    await desk.work(command, async ({ composition, tenant }) => {
      const found = answered(await composition.get(TOKENS.casework).trackCase(tenant, input));
      const { language } = command.optsWithGlobals<Globals>();
      return {
        json: found,
        text: facts([
          ["number", found.number],
          ["service", found.service[language]],
          ["office", found.office],
          ["state", found.state.name[language]],
          ["since", found.since],
          ["due", found.due],
          ["answer by", found.answerBy],
          ["outcome", found.outcome],
        ]),
      };
    });
  });
}

const DIMENSIONS = ["service", "office", "clerk", "month"] as const;

function addPerformance(group: Command, desk: Desk): void {
  const command = withExamples(
    group
      .command("performance")
      .description("what came in, was decided and waits, how late and for how many days")
      .requiredOption("--from <day>", "the first day")
      .option("--to <day>", "the last day (default: today)")
      .option("--by <dimensions>", "any of service,office,clerk,month (default: the sum of all)")
      .option("--service <code>", "of this service")
      .option("--office <code>", "of this office")
      .option("--csv", "as CSV"),
    "case performance --from 2026-01-01 --by office",
    "case performance --from 2026-01-01 --to 2026-03-31 --by service,clerk,month --csv > performance.csv",
  );
  command.action(async (options: Given<"from" | "to" | "by" | "service" | "office"> & { readonly csv?: true }) => {
    const from = day("--from", options.from);
    const to = dayOr("--to", options.to, null);
    const by =
      options.by === undefined
        ? []
        : text("--by", options.by)
            .split(",")
            .map((each) => read("--by", each, dimension));
    const narrowed = {
      ...(options.service !== undefined && { service: code("--service", options.service) }),
      ...(options.office !== undefined && { office: code("--office", options.office) }),
    };
    await desk.work(command, async (work) => {
      const { composition, tenant } = work;
      const filter = { from, to: to ?? composition.get(TOKENS.clock).today(), by, seesSensitive: true, ...narrowed };
      const readSide = composition.get(TOKENS.readSide);
      const lines = await whenFresh(work, "cases", () => readSide.casePerformance({ tenant, offices: null }, filter));
      const words = options.csv ? await asCsv(lines, by) : performanceText(lines, by);
      return { json: { from, to: filter.to, by, lines }, text: words };
    });
  });
}

const FIGURES = [
  "received",
  "decided",
  "decidedLate",
  "pending",
  "pendingLate",
  "medianDays",
  "ninetiethDays",
] as const;

async function asCsv(lines: readonly CasePerformanceLine[], by: readonly (typeof DIMENSIONS)[number][]) {
  const { csvOf } = await import("../../../../api/http/index.js");
  return csvOf([...by, ...FIGURES], lines);
}

function dimension(each: unknown) {
  const found = DIMENSIONS.find((name) => name === each);
  return found === undefined ? notParsed("value-not-listed", { allowed: DIMENSIONS.join(", ") }) : parsed(found);
}
