import { fresh } from "../list.js";
import { mutation } from "../mutation.js";
import * as inputs from "./inputs/administration.js";
import { atOffice } from "./offices.js";
import { wholeMunicipality } from "../access/whole-municipality.js";

/** Of the open cases that keep an office from closing no more are counted. */
const COUNTED = 1000;

/** Commands on fiscal packages, on what holds for the whole municipality, on cash desks and on runs. */
export function addAdministrationMutations(): void {
  addPackageMutations();
  addMunicipalityMutations();
  addCashDeskMutations();
  addRunMutations();
  addNoticeRunMutations();
}

function addPackageMutations(): void {
  const common = { payload: { packageId: "ID" }, offices: wholeMunicipality } as const;
  mutation({
    ...common,
    name: "draftPackage",
    description: "Drafts a fiscal package, whole.",
    permission: "package.draft",
    input: inputs.DraftPackageInput,
    useCase: ({ taxation }) => taxation.draftPackage,
  });
  mutation({
    ...common,
    name: "revisePackage",
    description: "Replaces a draft; an approval given before is void.",
    permission: "package.draft",
    input: inputs.RevisePackageInput,
    useCase: ({ taxation }) => taxation.revisePackage,
  });
  mutation({
    ...common,
    name: "addArticle",
    description: "A new tax or tariff of a draft.",
    permission: "package.draft",
    input: inputs.AddArticleInput,
    useCase: ({ taxation }) => taxation.addArticle,
  });
  mutation({
    ...common,
    name: "reviseArticle",
    description: "Replaces one article of a draft, unless somebody changed it after the edition that was seen.",
    permission: "package.draft",
    input: inputs.ReviseArticleInput,
    useCase: ({ taxation }) => taxation.reviseArticle,
  });
  mutation({
    ...common,
    name: "moveArticle",
    description: "Puts an article of a draft elsewhere in the order.",
    permission: "package.draft",
    input: inputs.MoveArticleInput,
    useCase: ({ taxation }) => taxation.moveArticle,
  });
  mutation({
    ...common,
    name: "removeArticle",
    description: "Takes an article out of a draft, with its place in bundles.",
    permission: "package.draft",
    input: inputs.RemoveArticleInput,
    useCase: ({ taxation }) => taxation.removeArticle,
  });
  mutation({
    ...common,
    name: "addPackagePart",
    description: "A new unit, zone, vocabulary, kind of object, table of valuation, collector or bundle of a draft.",
    permission: "package.draft",
    input: inputs.AddPartInput,
    useCase: ({ taxation }) => taxation.addPart,
  });
  mutation({
    ...common,
    name: "revisePackagePart",
    description:
      "Replaces one part of a draft, unless somebody changed it after the edition that was seen, or something would be gone that the package uses. A unit that a zone takes leaves the zone that it was in, an article that a bundle takes its bundle. The list HEAD has the sections of the package's head.",
    permission: "package.draft",
    input: inputs.RevisePartInput,
    useCase: ({ taxation }) => taxation.revisePart,
  });
  mutation({
    ...common,
    name: "movePackagePart",
    description:
      "Puts a part of a draft after another of its list; `after` left out: first. Not of vocabularies and the head.",
    permission: "package.draft",
    input: inputs.MovePartInput,
    useCase: ({ taxation }) => taxation.movePart,
  });
  mutation({
    ...common,
    name: "removePackagePart",
    description: "Takes a part out of a draft that nothing in the package uses.",
    permission: "package.draft",
    input: inputs.RemovePartInput,
    useCase: ({ taxation }) => taxation.removePart,
  });
  mutation({
    ...common,
    name: "approvePackage",
    description: "Records that the council approved exactly this content.",
    permission: "package.publish",
    input: inputs.ApprovePackageInput,
    useCase: ({ taxation }) => taxation.approvePackage,
  });
  mutation({
    ...common,
    name: "publishPackage",
    description: "Makes an approved package the law of its period, if it leaves no case uncovered.",
    permission: "package.publish",
    input: inputs.PublishPackageInput,
    useCase: ({ taxation }) => taxation.publishPackage,
    payload: { packageId: "ID", hash: "String" },
  });
  mutation({
    ...common,
    name: "supersedePackage",
    description: "Another package holds from a day on.",
    permission: "package.publish",
    input: inputs.SupersedePackageInput,
    useCase: ({ taxation }) => taxation.supersedePackage,
  });
  mutation({
    ...common,
    name: "withdrawPackage",
    description: "Withdraws a package that nothing was assessed by.",
    permission: "package.publish",
    input: inputs.WithdrawPackageInput,
    useCase: ({ taxation }) => taxation.withdrawPackage,
  });
}

function addMunicipalityMutations(): void {
  const common = { permission: "municipality.write", payload: {}, offices: wholeMunicipality } as const;
  mutation({
    ...common,
    name: "establishMunicipality",
    description: "The municipality keeps its ledger here from now on.",
    input: inputs.EstablishMunicipalityInput,
    useCase: ({ taxation }) => taxation.establishMunicipality,
  });
  mutation({
    ...common,
    name: "openOffice",
    description: "Opens an office.",
    input: inputs.OpenOfficeInput,
    useCase: ({ taxation }) => taxation.openOffice,
  });
  mutation({
    ...common,
    name: "renameOffice",
    description: "Gives an office another name. Papers keep the name of their day.",
    input: inputs.RenameOfficeInput,
    useCase: ({ taxation }) => taxation.renameOffice,
  });
  mutation({
    ...common,
    name: "closeOffice",
    description:
      "Closes an office: it takes no cases any more. Its open cases are handed over to another office first. STALE where their list does not come up to the log in time.",
    input: inputs.CloseOfficeInput,
    useCase:
      ({ taxation, readSide, headOfLog }, context) =>
      async (ask, { office }) => {
        await fresh(context, "cases", await headOfLog());
        const scope = { tenant: ask.tenant, offices: null };
        const openCases = await readSide.caseCount(scope, { seesSensitive: true, office, open: true }, COUNTED);
        return taxation.closeOffice(ask, { office, openCases });
      },
  });
  mutation({
    ...common,
    name: "drawZones",
    description: "Draws the units of the territory and the zones that they form, whole.",
    input: inputs.DrawZonesInput,
    useCase: ({ taxation }) => taxation.drawZones,
  });
  mutation({
    ...common,
    name: "adoptCalendar",
    permission: "calendar.write",
    description: "Adopts a version of the calendar of holidays, whole. Limits of open cases are counted anew.",
    input: inputs.AdoptCalendarInput,
    useCase: ({ taxation }) => taxation.adoptCalendar,
  });
  mutation({
    ...common,
    name: "adoptCalendarYear",
    permission: "calendar.write",
    description: "Adopts one year of the calendar as `calendarYear` shows it. Limits of open cases are counted anew.",
    input: inputs.AdoptCalendarYearInput,
    useCase: ({ taxation }) => taxation.adoptCalendarYear,
  });
  mutation({
    ...common,
    name: "adoptLateRates",
    description: "Adopts the dated interest rates, the late fine and the terms.",
    input: inputs.AdoptLateRatesInput,
    useCase: ({ taxation }) => taxation.adoptLateRates,
  });
  mutation({
    ...common,
    name: "adoptAllocationOrder",
    description: "Adopts the order in which payments settle what is owed.",
    input: inputs.AdoptAllocationOrderInput,
    useCase: ({ taxation }) => taxation.adoptAllocationOrder,
  });
  mutation({
    ...common,
    name: "adoptNumbering",
    description: "Adopts how the numbers of one kind of paper are written.",
    input: inputs.AdoptNumberingInput,
    useCase: ({ taxation }) => taxation.adoptNumbering,
  });
}

function addCashDeskMutations(): void {
  mutation({
    name: "openCashDesk",
    description: "Opens a desk for the day with a float of cash.",
    permission: "cash-desk.write",
    input: inputs.OpenCashDeskInput,
    useCase: ({ taxation }) => taxation.openCashDesk,
    payload: {},
    offices: atOffice,
  });
  mutation({
    name: "closeCashDesk",
    description: "Counts the day's cash against the receipts.",
    permission: "cash-desk.write",
    input: inputs.CloseCashDeskInput,
    useCase: ({ taxation }) => taxation.closeCashDesk,
    payload: { expected: "Lek", counted: "Lek", difference: "Lek" },
    offices: async ({ desk, date }, context, tenant) => {
      const office = await context.dependencies.officeOfCashDesk(tenant, desk, date);
      return office === null ? [] : [office];
    },
  });
}

function addRunMutations(): void {
  const common = { permission: "run.write", payload: { runId: "ID" }, offices: wholeMunicipality } as const;
  mutation({
    ...common,
    name: "startAssessmentRun",
    description: "Assesses the whole register for a year. Follow it with the subscription `assessmentRunProgress`.",
    input: inputs.StartRunInput,
    useCase: ({ taxation }) => taxation.startAssessmentRun,
  });
  mutation({
    ...common,
    name: "resumeAssessmentRun",
    description: "Goes on with a run from the last batch that was written.",
    input: inputs.RunInput,
    useCase: ({ taxation }) => taxation.resumeAssessmentRun,
  });
  mutation({
    ...common,
    name: "abandonAssessmentRun",
    description: "Stops a run; what it assessed stands.",
    input: inputs.AbandonRunInput,
    useCase: ({ taxation }) => taxation.abandonAssessmentRun,
  });
}

function addNoticeRunMutations(): void {
  const common = { permission: "run.write", payload: { runId: "ID" }, offices: wholeMunicipality } as const;
  mutation({
    ...common,
    name: "startNoticeRun",
    description: "Issues notices to those who owe. Follow it with the subscription `noticeRunProgress`.",
    input: inputs.StartNoticeRunInput,
    useCase: ({ taxation }) => taxation.startNoticeRun,
  });
  mutation({
    ...common,
    name: "lookAtNotices",
    description:
      "Looks at what a run of notices would issue, now: nothing is written. Read `noticeLook`, and follow `noticeLookProgress`.",
    payload: { lookId: "ID" },
    input: inputs.NoticeLookInput,
    useCase: ({ taxation }) => taxation.lookAtNotices,
  });
  mutation({
    ...common,
    name: "resumeNoticeRun",
    description: "Goes on with a run of notices from the last batch that was written.",
    input: inputs.NoticeRunInput,
    useCase: ({ taxation }) => taxation.resumeNoticeRun,
  });
  mutation({
    ...common,
    name: "abandonNoticeRun",
    description: "Stops a run of notices; those that it issued stand.",
    input: inputs.AbandonNoticeRunInput,
    useCase: ({ taxation }) => taxation.abandonNoticeRun,
  });
}
