/** What is read of a package to say where it stands. */
interface Dated {
  readonly status: string;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

/** Where a package stands on a day: its status; of a published one also `ahead` of its period, or `over`. */
export function standingOf({ status, validFrom, validTo }: Dated, today: string): string {
  if (status !== "published") return status;
  if (validFrom && today < validFrom) return "ahead";
  return validTo && validTo < today ? "over" : status;
}
