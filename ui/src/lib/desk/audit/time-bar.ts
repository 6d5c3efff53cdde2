import type { Ask } from "../../graphql/ask.js";
import { LEDGER_MOMENTS } from "./question.js";
import { instantTyped } from "./time.js";

/** The whole screen as of a moment: what the bar of time shows, and where it leads. */
export interface TimeBarShown {
  /** By which the moment stands in the address. */
  readonly name: string;
  /** As it stands there. */
  readonly typed: string;
  /** Null: now. */
  readonly at: string | null;
  /** What stands there is no time. */
  readonly wrong: boolean;
  /** When the ledger was written, the earliest first. */
  readonly moments: readonly string[];
  /** What else the address asks for, and keeps. */
  readonly kept: readonly (readonly [name: string, value: string])[];
}

/** The bar of a page by its address; of `but`, which name a place in a list, nothing is kept at another moment. */
export async function timeBarOf(
  ask: Ask,
  params: URLSearchParams,
  name: string,
  but: readonly string[] = [],
): Promise<TimeBarShown> {
  const typed = params.get(name)?.trim() ?? "";
  const at = instantTyped(typed, "last");
  const { ledgerMoments } = await ask(LEDGER_MOMENTS, {});
  const kept = [...params].filter(([each]) => each !== name && !but.includes(each));
  return { name, typed, at, wrong: typed !== "" && at === null, moments: ledgerMoments, kept };
}

/** Of which moment the bar stands at, counted from the first; behind the last where it is now. */
export function stepOf({ at, moments }: Pick<TimeBarShown, "at" | "moments">): number {
  return at === null
    ? moments.length
    : Math.max(
        0,
        moments.findLastIndex((each) => each <= at),
      );
}
