import { error } from "@sveltejs/kit";
import { instantTyped } from "$lib/desk/audit/time.js";
import { KNOWN } from "$lib/desk/books/narrowed.js";
import { csvOf } from "$lib/desk/reports/csv.js";
import { FORMATS, MEDIA_TYPES, type Format } from "$lib/desk/reports/formats.js";
import { reportPeriod } from "$lib/desk/reports/period.js";
import { REPORTS } from "$lib/desk/reports/reports.js";
import { bounded, MOST_ROWS } from "$lib/desk/reports/table.js";
import { xlsxOf } from "$lib/desk/reports/xlsx.js";
import { deskWords } from "$lib/desk/words/index.js";
import { inTirana, number } from "$lib/format/index.js";
import { graphql } from "$lib/graphql/tada.js";

const PLACES = graphql(`
  query PlacesOfReports {
    municipality {
      units {
        code
        name {
          sq
          en
        }
      }
      offices {
        code
        unit
        name {
          sq
          en
        }
      }
    }
  }
`);

/** A report as a file: `collections.csv`, `journal.xlsx`. Its rows are asked for in the name of whoever takes it. */
export async function GET({ params, url: { searchParams }, locals: { ask, language } }) {
  const [code, format] = params.report.split(".");
  const report = REPORTS.find((each) => each.code === code);
  if (!report || !FORMATS.includes(format as Format)) error(404);
  const say = deskWords(language).reports;
  const { from, to, isGood } = reportPeriod(searchParams, inTirana(new Date().toISOString()).date);
  if (!isGood) error(400, { message: say.wrongPeriod });
  const { municipality } = await ask(PLACES, {});
  const { columns, rows } = report.table({
    ...{ ask, language, from, to, params: searchParams, ...municipality },
    asOf: report.ofMoment ? instantTyped(searchParams.get(KNOWN) ?? "", "last") : null,
  });
  const rest = report.isNow ? to : `${from}-${to}`;
  const table = { columns, rows: await begun(bounded(rows, say.cut(number(MOST_ROWS, language)))) };
  const body = format === "csv" ? csvOf(table) : await xlsxOf(table, say.titleOf(report.code));
  return new Response(body, {
    headers: {
      "content-type": MEDIA_TYPES[format as Format],
      "content-disposition": `attachment; filename="${report.code}-${rest}.${format}"`,
      "cache-control": "no-store",
    },
  });
}

/** The first row is asked for before anything is sent, so that a refusal has its status. */
async function begun<Row>(rows: AsyncGenerator<Row>): Promise<AsyncGenerator<Row>> {
  const first = await rows.next();
  return (async function* () {
    if (first.done) return;
    try {
      yield first.value;
      yield* rows;
    } finally {
      await rows.return?.(undefined);
    }
  })();
}
