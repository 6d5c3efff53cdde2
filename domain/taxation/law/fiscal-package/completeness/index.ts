import type { Finding } from "../finding.js";
import type { FiscalPackage } from "../package.js";
import { checkDates } from "./check-dates.js";
import { checkFigures, checkValidity } from "./check-figures.js";
import { checkChargeReferences, checkPackageReferences } from "./check-references.js";
import { coverageOf } from "./coverage.js";
import { finding, withoutRepeats } from "./finding-list.js";

/**
 * Everything that keeps a fiscal package from being published: cases that no row covers, rows that nothing reaches, names
 * that point nowhere, figures that cannot be meant. Empty when the package is complete. The package must have passed its
 * JSON Schema. All cases are tried, exactly, not a sample.
 */
export function completenessCheck(law: FiscalPackage): readonly Finding[] {
  const dates = checkDates(law);
  // A period with a day that is none says nothing more.
  const findings: Finding[] = [...(dates.length > 0 ? dates : checkValidity(law)), ...checkPackageReferences(law)];
  const reached = new Set<string>();
  let allCovered = true;
  for (const charge of law.items) {
    const references = checkChargeReferences(charge, law);
    findings.push(...references, ...checkFigures(charge, law));
    if (references.length > 0) {
      allCovered = false;
      continue;
    }
    const coverage = coverageOf(charge, law);
    findings.push(...coverage.findings);
    for (const { table, row } of coverage.reachedRows) reached.add(`${table} ${row}`);
  }
  if (allCovered) findings.push(...unreachedTables(law, reached));
  return withoutRepeats(findings);
}

/** A row of a table is alive when any charge reaches it. Told only when every charge could be looked at. */
function unreachedTables(law: FiscalPackage, reached: ReadonlySet<string>): readonly Finding[] {
  const used = new Set(
    law.items.flatMap((item) => item.base.times ?? []).map((each) => ("table" in each ? each.table : "")),
  );
  return law.tables.flatMap((table) => {
    if (!used.has(table.code)) return [finding("table-unused", `tables[${table.code}]`)];
    return table.rows.flatMap((_row, index) =>
      reached.has(`${table.code} ${index}`) ? [] : [finding("row-unreachable", `tables[${table.code}].rows[${index}]`)],
    );
  });
}
