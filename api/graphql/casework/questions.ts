import { access } from "../access/rules.js";
import { recordRead } from "../access/record-read.js";
import { builder, objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { checkedId, enumOf, inputTypeOf, validated } from "../inputs/index.js";
import { checkedCursor, fresh, MIN_POSITION, scopeOf } from "../list.js";
import { answered, publicTenant } from "../read-guard.js";
import { connection, connectionType, pageSize, type Connection } from "../relay/connection.js";
import type { PreparedApplication, TrackedCase } from "../../../application/casework/index.js";
import { plainCode } from "../../../application/personal-data/index.js";
import { parseText } from "../../../domain/shared/index.js";
import type { CasePerformanceLine, CaseRow } from "../../../read-models/read-side/index.js";
import { ApiError } from "../../errors/index.js";
import { countPublicQuestion, READ, seesSensitive, visibleCase } from "./access/index.js";
import { NamedCodeRef, namedIn, WordsRef, type NamedCode } from "./catalogue/words.js";
import { CaseFilter, CasePerformanceInput, QueueFilter } from "./inputs/filters.js";
import { placesFor, queueFilter } from "./queue.js";
import { ApplicantRef } from "./types/application.js";
import { CaseFileRef } from "./types/case-file.js";
import { CaseRowRef } from "./types/case-row.js";

/** What officers ask about cases, and what anybody asks by a code. */
export function addCaseQuestions(): void {
  addCases();
  addQueue();
  addCase();
  addPreparation();
  addPerformance();
  addTracking();
}

type Fields = Parameters<Parameters<typeof builder.queryField>[1]>[0];
const pageArguments = (t: Fields) => ({
  first: t.arg.int({ description: "Rows of the page, at most 200. Default 50." }),
  after: t.arg.string({ description: "The cursor of the last row of the page before." }),
  minPosition: t.arg({ type: "Position" as const, description: MIN_POSITION }),
});

function addCases(): void {
  builder.queryField("cases", (t) =>
    t.field({
      type: connectionType("Case", CaseRowRef),
      description:
        "Cases of your offices, what is due first at the top. Of sensitive services only for those who may see them.",
      extensions: access(READ),
      args: { filter: t.arg({ type: inputTypeOf(CaseFilter) }), ...pageArguments(t) },
      resolve: async (_root, args, context): Promise<Connection<CaseRow>> => {
        const limit = pageSize(args.first, context);
        const { forMyRoles, late, ...filter } = validated(CaseFilter, args.filter ?? {});
        const after = checkedCursor(args.after);
        await fresh(context, "cases", args.minPosition);
        const narrowed = {
          ...filter,
          seesSensitive: seesSensitive(context.authorisation),
          ...(late === true ? { lateOn: context.today } : {}),
          ...(forMyRoles === true ? { places: await placesFor(context) } : {}),
        };
        const page = await context.dependencies.readSide.cases(scopeOf(context, READ), {
          filter: narrowed,
          limit,
          after,
        });
        return shown(context, "cases", page, after, filter.taxpayerId ?? null);
      },
    }),
  );
}

function addQueue(): void {
  builder.queryField("myQueue", (t) =>
    t.field({
      type: connectionType("Case", CaseRowRef),
      description:
        "What waits for one of your roles in your offices, and is with nobody else: what is due first at the top.",
      extensions: access(READ),
      args: { filter: t.arg({ type: inputTypeOf(QueueFilter) }), ...pageArguments(t) },
      resolve: async (_root, args, context): Promise<Connection<CaseRow>> => {
        const limit = pageSize(args.first, context);
        const narrowed = validated(QueueFilter, args.filter ?? {});
        const after = checkedCursor(args.after);
        await fresh(context, "cases", args.minPosition);
        const filter = await queueFilter(context, narrowed);
        const page = await context.dependencies.readSide.caseQueue(scopeOf(context, READ), { filter, limit, after });
        return shown(context, "myQueue", page, after, null);
      },
    }),
  );
}

/** A page as it goes out; who looked at it is recorded first. */
async function shown(
  context: GraphqlContext,
  resource: string,
  page: { readonly rows: readonly { readonly cursor: string; readonly row: CaseRow }[]; readonly hasNext: boolean },
  after: string | null,
  subjectId: string | null,
): Promise<Connection<CaseRow>> {
  if (page.rows.length > 0) await recordRead(context, READ, resource, subjectId);
  return connection(
    page.rows.map(({ cursor, row }) => ({ cursor, node: row })),
    page.hasNext,
    after,
  );
}

function addCase(): void {
  builder.queryField("case", (t) =>
    t.field({
      type: CaseFileRef,
      description: "One case, whole, from its own facts: never behind. NOT_FOUND for one that you may not see.",
      extensions: access(READ),
      args: { id: t.arg.id({ required: true }) },
      resolve: async (_root, args, context) => {
        const id = checkedId(args.id);
        const { state } = await visibleCase(context, READ, id);
        const { tenant } = context.authorisation.signedIn();
        const file = answered(await context.dependencies.casework.caseFile(tenant, id));
        await recordRead(context, READ, `case/${id}`.slice(0, 80), state.subjectId);
        return file;
      },
    }),
  );
}

const bring = objectType<{ readonly paper: NamedCode; readonly mandatory: boolean }>(
  "PaperToBring",
  "inherit",
  "A paper that the applicant brings.",
);
bring.implement((t) => ({
  document: t.field({ type: NamedCodeRef, resolve: ({ paper }) => paper }),
  mandatory: t.exposeBoolean("mandatory"),
}));

const prepared = objectType<PreparedApplication>("PreparedApplication", "inherit", "What an application takes.");
prepared.implement((t) => ({
  service: t.string({ resolve: ({ version }) => version.code }),
  version: t.int({ resolve: ({ version }) => version.version }),
  name: t.field({ type: WordsRef, resolve: ({ service }) => service.name }),
  formSchema: t.field({
    type: "JSON",
    description: "JSON Schema 2020-12; labels of both languages in `x-label`.",
    resolve: ({ formSchema }) => formSchema,
  }),
  applicant: t.field({
    type: ApplicantRef,
    nullable: true,
    description: "As the register knows them: what is here need not be asked. Null for somebody who is not in it.",
    resolve: ({ applicant }) => applicant,
  }),
  bring: t.field({
    type: [bring.reference],
    resolve: ({ bring: papers, service }) =>
      papers.map(({ code, mandatory }) => ({ paper: namedIn(service.documents, code), mandatory })),
  }),
  held: t.field({
    type: [NamedCodeRef],
    description: "Papers that the municipality or a register of the state has: they are not asked for.",
    resolve: ({ held, service }) => held.map((code) => namedIn(service.documents, code)),
  }),
}));

export const PreparedApplicationRef = prepared.reference;

function addPreparation(): void {
  builder.queryField("prepareApplication", (t) =>
    t.field({
      type: prepared.reference,
      description: "What an application for a service takes today, and what the register knows of who applies.",
      extensions: access("case.lodge"),
      args: {
        service: t.arg.string({ required: true }),
        applicantKind: t.arg({ type: enumOf("ApplicantKind", ["citizen", "business"] as const) }),
        identifier: t.arg.string({ description: "NID of a citizen, NIPT of a business; looking it up is recorded." }),
      },
      resolve: async (_root, { service, applicantKind, identifier }, context) => {
        const { tenant } = context.authorisation.signedIn();
        const who =
          identifier === null || identifier === undefined
            ? {}
            : { applicant: { kind: applicantKind ?? ("citizen" as const), identifier: checkedText(identifier, 20) } };
        const given = { service: checkedText(service, 80), on: context.today, ...who };
        const answer = answered(await context.dependencies.casework.prepareApplication(tenant, given));
        if (answer.applicant)
          await recordRead(context, "case.lodge", "prepareApplication", answer.applicant.taxpayerId);
        return answer;
      },
    }),
  );
}

const line = objectType<CasePerformanceLine>(
  "CasePerformanceLine",
  "performance.read",
  "How the offices did in a period: what came in, what was decided, what waits; nobody's personal data.",
);
line.implement((t) => ({
  service: t.exposeString("service", { nullable: true }),
  office: t.exposeString("office", { nullable: true }),
  clerk: t.exposeString("clerk", { nullable: true, description: "The user who decided." }),
  month: t.exposeString("month", { nullable: true, description: "`YYYY-MM`." }),
  received: t.exposeInt("received"),
  decided: t.exposeInt("decided"),
  pending: t.exposeInt("pending", { description: "Open at the end of the period." }),
  decidedLate: t.exposeInt("decidedLate"),
  pendingLate: t.exposeInt("pendingLate"),
  medianDays: t.exposeFloat("medianDays", {
    nullable: true,
    description: "Calendar days from lodging to decision; null where nothing was decided.",
  }),
  ninetiethDays: t.exposeFloat("ninetiethDays", { nullable: true }),
}));

const PERFORMANCE = "performance.read";

function addPerformance(): void {
  builder.queryField("casePerformance", (t) =>
    t.field({
      type: [line.reference],
      description:
        "How your offices did in a period, by service, office, clerk or month. Cases that you may not read are not counted.",
      extensions: access(PERFORMANCE),
      args: {
        filter: t.arg({ type: inputTypeOf(CasePerformanceInput), required: true }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, args, context) => {
        const filter = validated(CasePerformanceInput, args.filter);
        if (filter.from > filter.to)
          throw new ApiError("VALIDATION", "performance-period-reversed", {
            facts: { from: filter.from, to: filter.to },
          });
        await fresh(context, "cases", args.minPosition);
        const asked = { ...filter, seesSensitive: seesSensitive(context.authorisation) };
        return [...(await context.dependencies.readSide.casePerformance(scopeOf(context, PERFORMANCE), asked))];
      },
    }),
  );
}

const tracked = objectType<TrackedCase>(
  "TrackedCase",
  "public",
  "How a case stands, for whoever holds its code: nobody's name.",
);
tracked.implement((t) => ({
  number: t.exposeString("number"),
  service: t.field({ type: WordsRef, resolve: ({ service }) => service }),
  office: t.exposeString("office"),
  state: t.field({ type: NamedCodeRef, resolve: ({ state }) => state }),
  since: t.field({ type: "Instant", resolve: ({ since }) => since }),
  outcome: t.exposeString("outcome", { nullable: true }),
  due: t.field({ type: "CivilDate", nullable: true, resolve: ({ due }) => due }),
  answerBy: t.field({
    type: "CivilDate",
    nullable: true,
    description: "The last day on which the applicant may complete or pay.",
    resolve: ({ answerBy }) => answerBy,
  }),
}));

function addTracking(): void {
  builder.queryField("trackCase", (t) =>
    t.field({
      type: tracked.reference,
      description:
        "How a case stands, by its number (or id) and the code that its applicant was given. Open to everyone.",
      extensions: access("public"),
      args: {
        case: t.arg.string({ required: true, description: "The number on the receipt, or the id." }),
        code: t.arg.string({ required: true, description: "Twelve signs; spaces, hyphens and case do not matter." }),
      },
      resolve: async (_root, args, context) => {
        const tenant = publicTenant(context);
        countPublicQuestion(context);
        const [named, code] = [checkedText(args.case, 80), plainCode(args.code)];
        const caseId = await caseNamed(context, tenant, named);
        return answered(await context.dependencies.casework.trackCase(tenant, { caseId, code }));
      },
    }),
  );
}

/** The case of a number; a name that is no number is an id, which may be of no case: the code then fits nothing. */
async function caseNamed({ dependencies }: GraphqlContext, tenant: string, named: string): Promise<string> {
  const everything = { tenant, offices: null };
  const ask = { filter: { seesSensitive: true, number: named }, limit: 1, after: null };
  const { rows } = await dependencies.readSide.cases(everything, ask);
  return rows[0]?.row.caseId ?? (/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(named) ? named : "none");
}

function checkedText(input: string, max: number): string {
  const text = parseText(input, max);
  if (!text.ok) throw new ApiError("VALIDATION", text.refusal.code, { facts: text.refusal.facts });
  return text.value;
}
