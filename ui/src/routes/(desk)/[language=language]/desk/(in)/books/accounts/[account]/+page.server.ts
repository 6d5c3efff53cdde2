import { error } from "@sveltejs/kit";
import { timeBarOf } from "$lib/desk/audit/time-bar.js";
import { filterOf, KNOWN, narrowedBy } from "$lib/desk/books/narrowed.js";
import { ACCOUNT } from "$lib/desk/books/question.js";
import { deskWords } from "$lib/desk/words/index.js";
import { daysAfter } from "$lib/format/index.js";

export async function load({ locals: { ask, language }, params: { account }, url: { searchParams }, parent }) {
  const { today, municipality } = await parent();
  const narrowed = narrowedBy(searchParams, today, municipality.offices);
  const period = filterOf(narrowed);
  const { from } = narrowed.period;
  const bar = await timeBarOf(ask, searchParams, KNOWN, ["after"]);
  const found = await ask(ACCOUNT, {
    ...period,
    account,
    before: daysAfter(from ?? today, -1),
    hasBefore: from !== null,
    filter: { ...period, ledgerAccount: account },
    after: searchParams.get("after"),
  });
  // Nothing was ever posted to it: the address is wrong.
  if (found.ever.length === 0) error(404, { message: deskWords(language).books.unknownAccount });
  const [turnover] = found.turnover;
  const before = found.before?.[0]?.balance ?? 0;
  const { hasNextPage, endCursor } = found.journal.pageInfo;
  return {
    bar,
    narrowed,
    account,
    name: found.ever[0]!.name,
    before,
    debit: turnover?.debit ?? 0,
    credit: turnover?.credit ?? 0,
    closing: before + (turnover?.balance ?? 0),
    entries: found.journal.nodes.map(({ lines, ...entry }) => {
      const own = lines.filter(({ ledgerAccount }) => ledgerAccount === account);
      const sum = (side: "debit" | "credit") => own.reduce((total, line) => total + line[side], 0);
      return { ...entry, debit: sum("debit"), credit: sum("credit") };
    }),
    next: hasNextPage ? endCursor : null,
  };
}
