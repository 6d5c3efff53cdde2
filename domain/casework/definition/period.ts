import { refusal, type CivilDate, type Refusal } from "../../shared/index.js";
import type { PublishedVersion } from "./state.js";

interface Period {
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

/**
 * Two versions never hold on one day, but for the one that gives way: it must hold when the new one begins, have begun
 * before it, and not outlast it.
 */
export function periodFault(
  versions: readonly PublishedVersion[],
  period: Period,
  succeeds: number | null,
  on: CivilDate,
): Refusal | null {
  const { validFrom, validTo } = period;
  if (validTo !== null && validTo < validFrom) return refusal("definition-period-invalid", { validFrom, validTo });
  if (validFrom < on) return refusal("definition-period-past", { validFrom, on });
  const followed = versions.find(({ version }) => version === succeeds);
  if (succeeds !== null && !followed) return refusal("definition-version-unknown", { version: succeeds });
  if (followed && (followed.validFrom >= validFrom || !overlaps(followed, period)))
    return refusal("definition-succession-impossible", { version: followed.version, validFrom });
  if (followed && endOf(followed) > endOf(period))
    return refusal("definition-succession-impossible", { version: followed.version, validFrom });
  const other = versions.find((each) => each !== followed && overlaps(each, period));
  return other
    ? refusal("definition-period-overlaps", {
        version: other.version,
        validFrom: other.validFrom,
        validTo: other.validTo,
      })
    : null;
}

function overlaps(left: Period, right: Period): boolean {
  return left.validFrom <= endOf(right) && right.validFrom <= endOf(left);
}

function endOf({ validTo }: Period): string {
  return validTo ?? "9999-12-31";
}
