import type { List, OfAccounts, ReadSide, View } from "../../../read-models/read-side/index.js";
import type { CaseRow } from "../../../read-models/read-side/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { PreparedApplicationRef } from "../casework/preparation.js";
import { NamedCodeRef } from "../casework/catalogue/words.js";
import { stateOfRow, serviceNameOfRow } from "../casework/types/case-row.js";
import { WordsRef } from "../casework/catalogue/words.js";
import { checkedId } from "../inputs/index.js";
import { checkedCursor, fresh, MIN_POSITION } from "../list.js";
import { answered } from "../read-guard.js";
import { connection, connectionType, pageSize, type Connection, type NodeRef } from "../relay/connection.js";
import { AccountPositionRef, ClearanceDecisionRef } from "../taxation/types/position.js";
import { ClearanceRef, InvoiceRef, ObligationRef, PaymentRef, TaxNoticeRef } from "../taxation/types/papers.js";
import { ObligationReasonRef } from "../taxation/types/reason.js";
import { MyCaseRef } from "./my-case-type.js";
import { idsOf, OWN_LODGE, OWN_READ, ownCase, ownPerson } from "./own.js";

/** What whoever signed in as a taxpayer may ask: of their own account and cases, and of nobody else's. */
export function addMyQuestions(): void {
  addMyAccount();
  addMyPapers();
  addMyCases();
  addMyPreparation();
}

function addMyAccount(): void {
  builder.queryField("myAccount", (t) =>
    t.field({
      type: AccountPositionRef,
      description: "What you owe, paid and are owed, and why: certain, from the account's own facts.",
      extensions: access(OWN_READ),
      args: { effectiveOn: t.arg({ type: "CivilDate", description: "At the end of this day. Default: today." }) },
      resolve: async (_root, { effectiveOn }, context) => {
        const { tenant, person } = await ownPerson(context, OWN_READ);
        const input = { accountId: person.taxpayerId, effectiveOn: effectiveOn ?? context.today };
        return answered(await context.dependencies.taxation.accountPosition(tenant, input));
      },
    }),
  );
  builder.queryField("myReasons", (t) =>
    t.field({
      type: [ObligationReasonRef],
      description: "Why each of your obligations is what it is, in words, latest year first.",
      extensions: access(OWN_READ),
      resolve: async (_root, _args, context) => {
        const { tenant, person } = await ownPerson(context, OWN_READ);
        return [
          ...answered(await context.dependencies.taxation.obligationReasons(tenant, { accountIds: idsOf(person) })),
        ];
      },
    }),
  );
  builder.queryField("myClearanceCheck", (t) =>
    t.field({
      type: ClearanceDecisionRef,
      description: "Whether a clearance of dues could be given to you today, and what stands in its way.",
      extensions: access(OWN_READ),
      resolve: async (_root, _args, context) => {
        const { tenant, person } = await ownPerson(context, OWN_READ);
        const input = { accountId: person.taxpayerId, on: context.today };
        return answered(await context.dependencies.taxation.checkClearance(tenant, input));
      },
    }),
  );
}

function addMyPapers(): void {
  ownList(
    "myObligations",
    "What was assessed and charged to you.",
    "obligations",
    "Obligation",
    ObligationRef,
    (all) => all.obligations,
  );
  ownList("myInvoices", "Your invoices, latest first.", "invoices", "Invoice", InvoiceRef, (all) => all.invoices);
  ownList(
    "myTaxNotices",
    "What you were told that you owe, latest first.",
    "taxNotices",
    "TaxNotice",
    TaxNoticeRef,
    (all) => all.taxNotices,
  );
  ownList("myPayments", "Your payments, latest first.", "payments", "Payment", PaymentRef, (all) => all.payments);
  ownList(
    "myClearances",
    "Clearances that were issued to you.",
    "clearances",
    "Clearance",
    ClearanceRef,
    (all) => all.clearances,
  );
}

type Fields = Parameters<Parameters<typeof builder.queryField>[1]>[0];
const pageArguments = (t: Fields) => ({
  first: t.arg.int({ description: "Rows of the page, at most 200. Default 50." }),
  after: t.arg.string({ description: "The cursor of the last row of the page before." }),
  minPosition: t.arg({ type: "Position" as const, description: MIN_POSITION }),
});

/** A list of the caller's account, and of those that were merged into it: narrowed to them here, whatever was asked. */
function ownList<Row>(
  name: string,
  description: string,
  view: View,
  nodeName: string,
  node: NodeRef<Row>,
  list: (readSide: ReadSide) => List<OfAccounts, Row>,
): void {
  builder.queryField(name, (t) =>
    t.field({
      type: connectionType(nodeName, node),
      description,
      extensions: access(OWN_READ),
      args: pageArguments(t),
      resolve: async (_root, args, context): Promise<Connection<Row>> => {
        const { tenant, person } = await ownPerson(context, OWN_READ);
        const filter = { accountIds: idsOf(person) };
        return page(context, tenant, view, args, list(context.dependencies.readSide), filter);
      },
    }),
  );
}

interface PageGiven {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly minPosition?: Parameters<typeof fresh>[2];
}

/** A page of what is the caller's own, whichever office it belongs to. */
async function page<Filter, Row>(
  context: GraphqlContext,
  tenant: string,
  view: View,
  args: PageGiven,
  list: List<Filter, Row>,
  filter: Filter,
): Promise<Connection<Row>> {
  const limit = pageSize(args.first, context);
  const after = checkedCursor(args.after);
  await fresh(context, view, args.minPosition);
  const found = await list({ tenant, offices: null }, { filter, limit, after });
  return connection(
    found.rows.map(({ cursor, row: node }) => ({ cursor, node })),
    found.hasNext,
    after !== null,
  );
}

const row = objectType<CaseRow>("MyCaseRow", OWN_READ, "A case of your own in a list. The whole: `myCase`.");
row.implement((t) => ({
  id: t.exposeID("caseId"),
  number: t.exposeString("number"),
  service: t.exposeString("service"),
  serviceName: t.field({
    type: WordsRef,
    nullable: true,
    resolve: (each, _args, context) => serviceNameOfRow(context, each),
  }),
  state: t.field({ type: NamedCodeRef, resolve: (each, _args, context) => stateOfRow(context, each) }),
  stateSince: t.field({ type: "Instant", resolve: ({ stateSince }) => stateSince }),
  office: t.exposeString("office"),
  lodgedOn: t.field({ type: "CivilDate", resolve: ({ lodgedOn }) => lodgedOn }),
  dueOn: t.field({ type: "CivilDate", nullable: true, resolve: ({ dueOn }) => dueOn }),
  decidedOn: t.field({ type: "CivilDate", nullable: true, resolve: ({ decidedOn }) => decidedOn }),
  outcome: t.exposeString("outcome", { nullable: true, description: "Null while the case is open." }),
}));

function addMyCases(): void {
  builder.queryField("myCases", (t) =>
    t.field({
      type: connectionType("MyCaseRow", row.reference),
      description: "Your cases, at the counter or online.",
      extensions: access(OWN_READ),
      args: { open: t.arg.boolean({ description: "Left out: open and closed." }), ...pageArguments(t) },
      resolve: async (_root, { open, ...args }, context): Promise<Connection<CaseRow>> => {
        const { tenant, person } = await ownPerson(context, OWN_READ);
        const narrowed = open === null || open === undefined ? {} : { open };
        const filter = { ...narrowed, taxpayerIds: idsOf(person), seesSensitive: true };
        return page(context, tenant, "cases", args, context.dependencies.readSide.cases, filter);
      },
    }),
  );
  builder.queryField("myCase", (t) =>
    t.field({
      type: MyCaseRef,
      description: "One of your cases, whole. NOT_FOUND for one that is not yours.",
      extensions: access(OWN_READ),
      args: { id: t.arg.id({ required: true }) },
      resolve: async (_root, args, context) => {
        const id = checkedId(args.id);
        await ownCase(context, OWN_READ, id);
        const { tenant } = context.authorisation.signedIn();
        return answered(await context.dependencies.casework.caseFile(tenant, id));
      },
    }),
  );
}

function addMyPreparation(): void {
  builder.queryField("prepareMyApplication", (t) =>
    t.field({
      type: PreparedApplicationRef,
      description: "What an application of yours for a service takes today, filled in as far as the register knows.",
      extensions: access(OWN_LODGE),
      args: { service: t.arg.string({ required: true }) },
      resolve: async (_root, { service }, context) => {
        const { tenant, person } = await ownPerson(context, OWN_LODGE);
        const { applicantKind: kind, identifier } = person;
        const applicant = identifier === null ? {} : { applicant: { kind, identifier } };
        const given = { service: checkedId(service), on: context.today, ...applicant };
        return answered(await context.dependencies.casework.prepareApplication(tenant, given));
      },
    }),
  );
}
