import type { CheckedClearance } from "../../../application/taxation/index.js";
import { totalOf, type AccountPosition } from "../../../domain/taxation/index.js";
import { facts, lekText, table } from "../output/table.js";

/** An account's position as people read it: every part that is not settled, then the sums. */
export function positionText(position: AccountPosition): string {
  const open = position.obligations.flatMap(({ key, parts }) =>
    parts.filter(({ outstanding }) => totalOf(outstanding) > 0).map((part) => ({ key, ...part })),
  );
  const { outstanding, overdue } = position;
  return (
    table(open, [
      { head: "obligation", cell: ({ key }) => key },
      { head: "part", cell: ({ number }) => number, figures: true },
      { head: "due", cell: ({ due, overdue }) => (overdue ? `${due} !` : due) },
      { head: "amount", cell: ({ amount }) => lekText(amount), figures: true },
      { head: "principal", cell: (part) => lekText(part.outstanding.principal), figures: true },
      { head: "interest", cell: (part) => lekText(part.outstanding.interest), figures: true },
      { head: "fine", cell: (part) => lekText(part.outstanding.fine), figures: true },
    ]) +
    "\n" +
    facts([
      ["account", position.accountId],
      ["effective on", position.effectiveOn],
      ["outstanding, lek", lekText(totalOf(outstanding))],
      ["overdue, lek", lekText(totalOf(overdue))],
      ["overdue since", position.overdueSince],
      ["paid, lek", lekText(position.paid)],
      ["advance, lek", lekText(position.advance)],
      ["written off, lek", lekText(position.writtenOff)],
    ])
  );
}

/** Whether a clearance could be given, with what stands in the way. */
export function clearanceText({
  answeredBy,
  on,
  state,
  article,
  owed,
  owedTotal,
  owedSince,
}: CheckedClearance): string {
  const head = facts([
    ["answered by", answeredBy],
    ["on", on],
    ["state", state],
    ["article", article],
    ["owed, lek", lekText(owedTotal)],
    ["owed since", owedSince],
  ]);
  if (owed.length === 0) return head;
  const columns = [
    { head: "obligation", cell: (each: (typeof owed)[number]) => each.key },
    { head: "part", cell: (each: (typeof owed)[number]) => each.part, figures: true },
    { head: "due", cell: (each: (typeof owed)[number]) => each.due },
    { head: "owed", cell: (each: (typeof owed)[number]) => lekText(totalOf(each.outstanding)), figures: true },
  ];
  return `${head}\n${table(owed, columns)}`;
}
