import type * as administration from "../../../../application/taxation/index.js";
import type { CivilDate, HolidayCalendar, Lek } from "../../../../domain/shared/index.js";
import {
  COMPONENTS,
  DENOMINATIONS,
  MOST_PIECES,
  NUMBERED_KINDS,
  PART_LISTS,
  TAX_NOTICES,
  type AllocationOrder,
  type Article,
  type CalendarYear,
  type CountedPieces,
  type LatePaymentRules,
  type NumberedKind,
  type Office,
  type PackageContent,
  type PackagePart,
  type PartList,
  type TaxNoticeKind,
} from "../../../../domain/taxation/index.js";
import {
  AmountFromZero,
  Code,
  Day,
  Flag,
  Id,
  Json,
  Nested,
  OneOf,
  Text,
  WholeNumber,
  Year,
} from "../../inputs/index.js";

/** Which edition of a draft a command was made from: `FiscalPackage.edition`. */
const Edition = (presence: { readonly optional?: true } = {}) =>
  WholeNumber(1, 1_000_000, { ...presence, description: "The edition of the draft that you have seen." });
const ArticleOf = () => Json({ description: "One article, as `items` of the package has it; its code is its name." });

const ListOf = () => OneOf("PackageList", PART_LISTS);
const PartOf = () =>
  Json({
    description:
      "One part, as its list in the package has it; a vocabulary is `{code, entries}`. Its code is its name and does not change.",
  });

export class BilingualInput {
  @Text(300) sq!: string;
  @Text(300) en!: string;
}

export class DraftPackageInput implements administration.DraftPackageInput {
  @Id({ optional: true }) packageId?: string;
  @Json({ description: "The whole package, format defter.fiscal-package/1." }) content!: PackageContent;
}

export class RevisePackageInput implements administration.RevisePackageInput {
  @Id() packageId!: string;
  @Json({ description: "The whole package; it replaces the draft." }) content!: PackageContent;
  @Edition({ optional: true }) edition?: number;
}

export class AddArticleInput implements administration.AddArticleInput {
  @Id() packageId!: string;
  @ArticleOf() article!: Article;
  @Code({ orNull: true, description: "The article that it follows; left out: it is the first." }) after!: string | null;
}

export class ReviseArticleInput implements administration.ReviseArticleInput {
  @Id() packageId!: string;
  @ArticleOf() article!: Article;
  @Edition() edition!: number;
}

export class MoveArticleInput implements administration.MoveArticleInput {
  @Id() packageId!: string;
  @Code() code!: string;
  @Code({ orNull: true, description: "The article that it follows; left out: it is the first." }) after!: string | null;
}

export class RemoveArticleInput implements administration.RemoveArticleInput {
  @Id() packageId!: string;
  @Code() code!: string;
  @Edition() edition!: number;
}

export class AddPartInput implements administration.AddPartInput {
  @Id() packageId!: string;
  @ListOf() list!: PartList;
  @PartOf() part!: PackagePart;
}

export class RevisePartInput implements administration.RevisePartInput {
  @Id() packageId!: string;
  @ListOf() list!: PartList;
  @PartOf() part!: PackagePart;
  @Edition() edition!: number;
}

export class MovePartInput implements administration.MovePartInput {
  @Id() packageId!: string;
  @ListOf() list!: PartList;
  @Code() code!: string;
  @Code({ orNull: true, description: "The part that it follows; left out: it is the first." }) after!: string | null;
}

export class RemovePartInput implements administration.RemovePartInput {
  @Id() packageId!: string;
  @ListOf() list!: PartList;
  @Code() code!: string;
  @Edition() edition!: number;
}

export class CouncilDecisionInput {
  @Text(60, { description: "Number of the council decision (VKB)." }) number!: string;
  @Day() date!: CivilDate;
}

export class ApprovePackageInput implements administration.ApprovePackageInput {
  @Id() packageId!: string;
  @Nested(() => CouncilDecisionInput) decision!: CouncilDecisionInput;
}

export class PublishPackageInput implements administration.PublishPackageInput {
  @Id() packageId!: string;
  @Id({ orNull: true, description: "The published package of the same year that gives way." })
  supersedes!: string | null;
}

export class SupersedePackageInput implements administration.SupersedePackageInput {
  @Id() packageId!: string;
  @Id() by!: string;
  @Day() from!: CivilDate;
}

export class WithdrawPackageInput implements administration.WithdrawPackageInput {
  @Id() packageId!: string;
  @Text(2000) ground!: string;
}

export class EstablishMunicipalityInput implements administration.EstablishMunicipalityInput {
  @Nested(() => BilingualInput) name!: BilingualInput;
}

export class OfficeInput implements Office {
  @Code() code!: string;
  @OneOf("OfficeKind", ["central-municipality", "administrative-unit", "lagje"]) kind!: Office["kind"];
  @Nested(() => BilingualInput) name!: BilingualInput;
  @Code({ description: "The unit of territory that the office serves." }) unit!: string;
  @Code({ orNull: true }) parent!: string | null;
  @Text(300, { orNull: true }) address!: string | null;
}

export class OpenOfficeInput implements administration.OpenOfficeInput {
  @Nested(() => OfficeInput) office!: OfficeInput;
}

export class RenameOfficeInput implements administration.RenameOfficeInput {
  @Code() office!: string;
  @Nested(() => BilingualInput) name!: BilingualInput;
}

export class CloseOfficeInput {
  @Code() office!: string;
}

export class NamedInput {
  @Code() code!: string;
  @Nested(() => BilingualInput) name!: BilingualInput;
}

export class ZoneInput extends NamedInput {
  @Code({ list: 200 }) units!: string[];
}

export class DrawZonesInput implements administration.DrawZonesInput {
  @Nested(() => NamedInput, { list: 200 }) units!: NamedInput[];
  @Nested(() => ZoneInput, { list: 100 }) zones!: ZoneInput[];
}

export class AdoptCalendarInput implements administration.AdoptCalendarInput {
  @Json({ description: "The calendar of holidays, whole years." }) calendar!: HolidayCalendar;
}

export class MoveableHolidayInput {
  @Code() code!: string;
  @Day() date!: CivilDate;
}

export class CalendarYearInput implements CalendarYear {
  @Year() year!: number;
  @Nested(() => MoveableHolidayInput, {
    list: 6,
    description: "Moveable holidays that fall on other days than in the draft.",
  })
  moveable!: MoveableHolidayInput[];
  @Day({
    optional: true,
    list: 30,
    description: "All days off of the public administration alone. Left out: those that the year has.",
  })
  daysOff?: CivilDate[];
  @Text(300, { orNull: true, description: "The official list of the year; null: there is none yet." })
  official!: string | null;
}

export class AdoptCalendarYearInput extends CalendarYearInput implements administration.AdoptCalendarYearInput {
  @Code({ description: "The version of the calendar that was looked at." }) version!: string;
}

export class AdoptLateRatesInput implements administration.AdoptLateRatesInput {
  @Json({ description: "Format defter.late-payment/1." }) rules!: LatePaymentRules;
}

export class AllocationOrderInput implements AllocationOrder {
  @Code() code!: string;
  @OneOf("ObligationComponent", COMPONENTS, { list: 4 }) sequence!: AllocationOrder["sequence"][number][];
  @OneOf("AllocationScope", ["obligation-by-obligation", "component-by-component"]) scope!: AllocationOrder["scope"];
}

export class AdoptAllocationOrderInput implements administration.AdoptAllocationOrderInput {
  @Nested(() => AllocationOrderInput) order!: AllocationOrderInput;
}

export class AdoptNumberingInput implements administration.AdoptNumberingInput {
  @OneOf("NumberedKind", NUMBERED_KINDS) kind!: NumberedKind;
  @Text(80, { description: "`{office}/{year}/{number:6}`" }) template!: string;
}

export class OpenCashDeskInput implements administration.OpenCashDeskInput {
  @Code() desk!: string;
  @Day() date!: CivilDate;
  @Code() office!: string;
  @AmountFromZero() float!: Lek;
}

export class CountedPiecesInput implements CountedPieces {
  @WholeNumber(1, 10_000, { description: "A banknote or coin of the lek." }) denomination!: number;
  @WholeNumber(0, MOST_PIECES) pieces!: number;
}

export class CloseCashDeskInput implements administration.CloseCashDeskInput {
  @Code() desk!: string;
  @Day() date!: CivilDate;
  @AmountFromZero({ description: "The cash as counted." }) counted!: Lek;
  @Text(2000, { orNull: true, description: "Needed where the count differs." }) explanation!: string | null;
  @Nested(() => CountedPiecesInput, {
    optional: true,
    list: DENOMINATIONS.length,
    description: "The count by banknote and coin; it must come to `counted`.",
  })
  count?: CountedPiecesInput[];
}

export class RunSelectionInput {
  @Code({ orNull: true }) unit!: string | null;
  @Code({ orNull: true }) kind!: string | null;
  @Id({ orNull: true, list: 1000 }) taxpayerIds!: string[] | null;
}

export class StartRunInput implements administration.StartRunInput {
  @Id({ optional: true }) runId?: string;
  @Year() year!: number;
  @Day({ optional: true }) assessedOn?: CivilDate;
  @Nested(() => RunSelectionInput, { optional: true }) selection?: RunSelectionInput;
  @Flag({ description: "Invoice with the assessments." }) invoice!: boolean;
}

export class NoticeSelectionInput {
  @Code({ orNull: true, description: "Of the taxpayer's address." }) unit!: string | null;
  @Code({ orNull: true, description: "Of taxpayers." }) kind!: string | null;
}

export class NoticeLookInput implements administration.NoticeLookInput {
  @OneOf("TaxNoticeKind", TAX_NOTICES) kind!: TaxNoticeKind;
  @Nested(() => NoticeSelectionInput, { optional: true }) selection?: NoticeSelectionInput;
  @Code({ optional: true, list: 200, description: "Codes of items; left out: all." }) items?: string[];
  @Year({ optional: true, description: "Of the obligations; needed for notices of assessment." }) year?: number;
  @WholeNumber(0, 3650, { optional: true, description: "Overdue for so many days at least. Default 0." })
  daysLate?: number;
  @AmountFromZero({ optional: true, description: "What is owed comes to so much at least. Default 0." }) minimum?: Lek;
  @WholeNumber(1, 365, {
    optional: true,
    description: "What a notice of the kind told within so many days is not told again. Default 30.",
  })
  quietDays?: number;
  @WholeNumber(1, 90, { optional: true, description: "To be paid within so many days. Default 10." })
  payWithin?: number;
}

export class StartNoticeRunInput extends NoticeLookInput implements administration.StartNoticeRunInput {
  @Id({ optional: true }) runId?: string;
}

export class NoticeRunInput implements administration.RunInput {
  @Id() runId!: string;
}

export class AbandonNoticeRunInput extends NoticeRunInput implements administration.AbandonRunInput {
  @Text(2000) ground!: string;
}

/** Arguments of the look before a run. */
export class RunPreviewInput {
  @Year() year!: number;
  @Code({ optional: true }) unit?: string;
  @Code({ optional: true }) kind?: string;
}

export class RunInput implements administration.RunInput {
  @Id() runId!: string;
}

export class AbandonRunInput extends RunInput implements administration.AbandonRunInput {
  @Text(2000) ground!: string;
}
