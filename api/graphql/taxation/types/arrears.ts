import { lek, sumLek, type Lek } from "../../../../domain/shared/index.js";
import {
  ARREARS_AGES,
  type ArrearsAge,
  type ArrearsLine,
  type CoveredSums,
  type DebtorRow,
} from "../../../../read-models/read-side/index.js";
import { revenueItemName } from "../../../../read-models/taxation/index.js";
import { access } from "../../access/rules.js";
import { objectType } from "../../builder.js";
import { TaxpayerRef } from "./taxpayer.js";

const owedAt = ({ owed }: ArrearsLine, age: ArrearsAge) => owed[ARREARS_AGES.indexOf(age)]!;

const lateOf = ({ owed }: ArrearsLine) => sumLek(owed.slice(1));

const UNDER_AGREEMENT = "Of what is late, what an instalment agreement in good standing covers.";
const CONTESTED = "Of what is late, what an open objection contests and no such agreement covers.";
const CLAIMABLE = "Of what is late, what neither covers: a reminder or a demand claims it.";
const claimable = (late: Lek, { agreed, contested }: CoveredSums) => lek(late - agreed - contested);

const line = objectType<ArrearsLine>("ArrearsLine", "revenue.read", "What is unpaid of one item in one unit, by age.");
line.implement((t) => ({
  revenueItem: t.exposeString("revenueItem"),
  name: t.string({
    description: "The item in your language.",
    resolve: ({ revenueItem }, _args, { language }) => revenueItemName(revenueItem)[language],
  }),
  unit: t.exposeString("unit"),
  notDue: t.field({
    type: "Lek",
    description: "Due today or later: not late.",
    resolve: (each) => owedAt(each, "not-due"),
  }),
  upTo30Days: t.field({ type: "Lek", resolve: (each) => owedAt(each, "up-to-30-days") }),
  upTo90Days: t.field({ type: "Lek", description: "31 to 90.", resolve: (each) => owedAt(each, "up-to-90-days") }),
  upTo365Days: t.field({ type: "Lek", description: "91 to 365.", resolve: (each) => owedAt(each, "up-to-365-days") }),
  upTo5Years: t.field({
    type: "Lek",
    description: "Above 365 days, five years of the calendar at most.",
    resolve: (each) => owedAt(each, "up-to-5-years"),
  }),
  over5Years: t.field({ type: "Lek", resolve: (each) => owedAt(each, "over-5-years") }),
  late: t.field({
    type: "Lek",
    description: "Of every age, without what is not due yet.",
    resolve: lateOf,
  }),
  underAgreement: t.field({ type: "Lek", description: UNDER_AGREEMENT, resolve: ({ agreed }) => agreed }),
  contested: t.field({ type: "Lek", description: CONTESTED, resolve: ({ contested }) => contested }),
  claimable: t.field({ type: "Lek", description: CLAIMABLE, resolve: (each) => claimable(lateOf(each), each) }),
}));
export const ArrearsLineRef = line.reference;

const debtor = objectType<DebtorRow>("Debtor", "arrears.read", "What one taxpayer owes that is late.");
debtor.implement((t) => ({
  accountId: t.exposeID("accountId"),
  taxpayer: t.field({ type: TaxpayerRef, extensions: access("register.read"), resolve: ({ accountId }) => accountId }),
  owed: t.field({
    type: "Lek",
    description: "Of the amounts themselves, without interest and fine.",
    resolve: ({ owed }) => owed,
  }),
  underAgreement: t.field({ type: "Lek", description: UNDER_AGREEMENT, resolve: ({ agreed }) => agreed }),
  contested: t.field({ type: "Lek", description: CONTESTED, resolve: ({ contested }) => contested }),
  claimable: t.field({ type: "Lek", description: CLAIMABLE, resolve: (each) => claimable(each.owed, each) }),
  since: t.field({ type: "CivilDate", description: "The earliest due date behind it.", resolve: ({ since }) => since }),
}));
export const DebtorRef = debtor.reference;
