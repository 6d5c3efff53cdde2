import { InvariantError, lek, type CivilDate, type Lek } from "../../../domain/shared/index.js";
import type { JournalLine } from "../../../read-models/read-side/index.js";
import { difference, type Posting, type Postings } from "./postings.js";

/** A balanced entry of one effective day. */
export interface Entry {
  readonly effectiveDate: CivilDate;
  readonly lines: readonly JournalLine[];
  /** The postings behind the lines, by office. */
  readonly postings: readonly Posting[];
}

/**
 * The entries that a fact brings: the difference between what was posted before and what is true after it, one entry for
 * each effective day that changed. Throws InvariantError where debits and credits of a day are not equal.
 */
export function entriesOf(before: Postings, after: Postings): readonly Entry[] {
  const days = new Map<CivilDate, Posting[]>();
  for (const posting of difference(before, after)) {
    const postings = days.get(posting.day);
    if (postings) postings.push(posting);
    else days.set(posting.day, [posting]);
  }
  return [...days].map(([effectiveDate, postings]) => balanced({ effectiveDate, lines: linesOf(postings), postings }));
}

/** One line for each posting: what goes to one side is never set off against the other. */
function linesOf(postings: readonly Posting[]): readonly JournalLine[] {
  return postings.map(({ ledgerAccount, amount }) => ({
    ledgerAccount,
    debit: lek(Math.max(amount, 0)),
    credit: lek(Math.max(-amount, 0)),
  }));
}

function balanced(entry: Entry): Entry {
  const total = (side: (line: JournalLine) => Lek) => entry.lines.reduce((sum, line) => sum + side(line), 0);
  const [debit, credit] = [total((line) => line.debit), total((line) => line.credit)];
  if (debit !== credit) throw new InvariantError(`entry out of balance: ${debit} and ${credit}`);
  return entry;
}
