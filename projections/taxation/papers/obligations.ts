import { sumLek, ZERO_LEK, type CivilDate } from "../../../domain/shared/index.js";
import type { ObligationLine } from "../../../domain/taxation/index.js";
import { obligationId, obligations, type ObligationRecord } from "../../../read-models/taxation/index.js";
import type { Projection, RowChange, RowsBefore } from "../../projection.js";
import type { AccountFact } from "../facts.js";

type Merge = Extract<AccountFact, { type: "AccountMerged" }>["data"];
type Assessment = Extract<AccountFact, { type: "ObligationsAssessed" | "ObligationsReassessed" }>["data"];
type Charge = Extract<AccountFact, { type: "ObligationCharged" }>["data"];

/** Obligations as last assessed or charged: a reassessment restates every line, a merge carries rows to another account. */
export const obligationsProjection: Projection = {
  name: "obligations",
  version: 1,
  types: ["ObligationsAssessed", "ObligationsReassessed", "ObligationCharged", "AccountMerged"],
  views: [obligations],
  touches: (fact) => {
    const known = fact as AccountFact;
    if (known.type === "ObligationsReassessed")
      return known.data.lines.map(({ key }) => keyAt(known.data.accountId, key));
    return known.type === "AccountMerged" && known.data.direction === "in"
      ? known.data.carried.obligations.map(({ key }) => keyAt(known.data.otherAccountId, key))
      : [];
  },
  project: (rows, fact) => {
    const known = fact as AccountFact;
    switch (known.type) {
      case "ObligationsAssessed":
      case "ObligationsReassessed":
        return known.data.lines.map((line) => assessedRow(known.data, line));
      case "ObligationCharged":
        return [chargedRow(known.data)];
      case "AccountMerged":
        return known.data.direction === "in" ? carriedRows(rows, known.data) : [];
      default:
        return [];
    }
  },
};

function keyAt(accountId: string, key: string) {
  return { view: obligations, id: obligationId(accountId, key) };
}

function assessedRow({ accountId, year, office, packageId }: Assessment, line: ObligationLine): RowChange {
  const { key, item, revenueItem, unit, base, gross, net, trace } = line;
  const row: ObligationRecord = {
    accountId,
    key,
    year,
    item,
    revenueItem,
    component: "principal",
    unit,
    office,
    packageId,
    base,
    gross,
    relief: sumLek(line.reliefs.map(({ amount }) => amount)),
    net,
    ...dueDates(line.parts),
    trace: trace ?? null,
  };
  return { ...keyAt(accountId, key), row };
}

function chargedRow({
  amount,
  due,
  ground: _ground,
  caseId: _case,
  collects: _collects,
  ...charge
}: Charge): RowChange {
  const row: ObligationRecord = {
    ...charge,
    packageId: null,
    base: null,
    gross: amount,
    relief: ZERO_LEK,
    net: amount,
    dueFirst: due,
    dueLast: due,
    trace: null,
  };
  return { ...keyAt(charge.accountId, charge.key), row };
}

function carriedRows(rows: RowsBefore, { accountId, otherAccountId, carried }: Merge): readonly RowChange[] {
  return carried.obligations.flatMap(({ key }) => {
    const from = keyAt(otherAccountId, key);
    const row = rows.get<ObligationRecord>(obligations, from.id);
    if (row === undefined) return [];
    return [
      { ...from, row: null },
      { ...keyAt(accountId, key), row: { ...row, accountId } },
    ];
  });
}

function dueDates(parts: readonly { readonly due: CivilDate }[]) {
  const dues = parts.map(({ due }) => due).toSorted();
  return { dueFirst: dues[0] ?? null, dueLast: dues.at(-1) ?? null };
}
