import { InvariantError, type CivilDate } from "../../../domain/shared/index.js";

/**
 * What is posted of one account: whole lekë by `day|ledger account|office`, debit above zero, credit below. Of every day
 * the sum is zero. The office is that of the obligation, empty where a posting concerns none.
 */
export type Postings = Readonly<Record<string, number>>;

export interface PostingPlace {
  readonly day: CivilDate;
  readonly ledgerAccount: string;
  readonly office: string;
}

/** A posting read back: debit above zero, credit below. */
export interface Posting extends PostingPlace {
  readonly amount: number;
}

/** Collects movements, each with as much debit as credit, into postings. */
export class PostingTally {
  private readonly sums = new Map<string, number>();

  /** Moves an amount (which may be below zero: the other way round) from the credited to the debited account. */
  move(day: CivilDate, debit: Omit<PostingPlace, "day">, credit: Omit<PostingPlace, "day">, amount: number): void {
    if (amount === 0) return;
    this.add(day, debit, amount);
    this.add(day, credit, -amount);
  }

  /** The amounts of one ledger account by day, in order of days. */
  daysOf(ledgerAccount: string): readonly (readonly [CivilDate, number])[] {
    const days = new Map<CivilDate, number>();
    for (const [key, amount] of this.sums) {
      const place = placeOf(key);
      if (place.ledgerAccount === ledgerAccount) days.set(place.day, (days.get(place.day) ?? 0) + amount);
    }
    return [...days].sort(([left], [right]) => (left < right ? -1 : 1));
  }

  postings(): Postings {
    const postings: Record<string, number> = {};
    for (const [key, amount] of this.sums) if (amount !== 0) postings[key] = amount;
    return postings;
  }

  private add(day: CivilDate, { ledgerAccount, office }: Omit<PostingPlace, "day">, amount: number): void {
    const key = `${day}|${ledgerAccount}|${office}`;
    const sum = (this.sums.get(key) ?? 0) + amount;
    if (!Number.isSafeInteger(sum)) throw new InvariantError(`posting out of range: ${key}`);
    this.sums.set(key, sum);
  }
}

/** What has to be posted so that `before` becomes `after`, in order of days, accounts and offices. */
export function difference(before: Postings, after: Postings): readonly Posting[] {
  const changed: Posting[] = [];
  for (const key of Object.keys(after)) {
    const amount = after[key]! - (before[key] ?? 0);
    if (amount !== 0) changed.push({ ...placeOf(key), amount });
  }
  for (const key of Object.keys(before)) if (!(key in after)) changed.push({ ...placeOf(key), amount: -before[key]! });
  return changed.sort(inOrder);
}

function placeOf(key: string): PostingPlace {
  const first = key.indexOf("|");
  const second = key.indexOf("|", first + 1);
  return {
    day: key.slice(0, first) as CivilDate,
    ledgerAccount: key.slice(first + 1, second),
    office: key.slice(second + 1),
  };
}

function inOrder(left: Posting, right: Posting): number {
  return (
    compare(left.day, right.day) ||
    compare(left.ledgerAccount, right.ledgerAccount) ||
    compare(left.office, right.office)
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
