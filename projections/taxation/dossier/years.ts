import { sumLek } from "../../../domain/shared/index.js";
import type { Dossier, DossierObligation, DossierYear } from "../../../read-models/taxation/index.js";
import type { AccountFact } from "../facts.js";

type Assessment = Extract<AccountFact, { type: "ObligationsAssessed" | "ObligationsReassessed" }>["data"];
type Charge = Extract<AccountFact, { type: "ObligationCharged" }>["data"];
type Merge = Extract<AccountFact, { type: "AccountMerged" }>["data"];
type Years = Dossier["years"];

/** The years after an assessment, which restates all lines of its year that came from a package. */
export function assessedYears(years: Years, { year, assessedOn, packageId, lines }: Assessment): Years {
  const stated = lines.map(({ key, item, net }) => ({ key, item, net }));
  return withObligations(years, year, stated, { assessedOn, packageId });
}

export function chargedYears(years: Years, { year, key, item, amount }: Charge): Years {
  return withObligations(years, year, [{ key, item, net: amount }]);
}

/** What a merged account handed on stands beside what the account had of its own. */
export function carriedYears(years: Years, { carried }: Merge): Years {
  return carried.obligations.reduce((after, { year, key, item, parts }) => {
    return withObligations(after, year, [{ key, item, net: sumLek(parts.map(({ amount }) => amount)) }]);
  }, years);
}

function withObligations(
  years: Years,
  year: number,
  stated: readonly DossierObligation[],
  assessment: Partial<DossierYear> = {},
): Years {
  const before = years.find((each) => each.year === year);
  const keys = new Set(stated.map(({ key }) => key));
  const obligations = [...(before?.obligations.filter(({ key }) => !keys.has(key)) ?? []), ...stated];
  const after: DossierYear = {
    year,
    assessedOn: before?.assessedOn ?? null,
    packageId: before?.packageId ?? null,
    ...assessment,
    total: sumLek(obligations.map(({ net }) => net)),
    obligations,
  };
  return [...years.filter((each) => each.year !== year), after].sort((left, right) => left.year - right.year);
}
