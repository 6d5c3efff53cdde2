import type { Ask } from "../../graphql/ask.js";
import { LEDGER_TIMELINE } from "./question.js";
import { instantTyped } from "./time.js";

/** From one moment to another, both counted in; not counted beyond {@link MOST_COUNTED}. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly events: number;
}

/** So many events of a span are at least so many. */
export const MOST_COUNTED = 50_000;

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
  /** How many events were written when: even in time, the earliest first. */
  readonly spans: readonly Span[];
  /** One event back, and one on; null where there is none. */
  readonly previous: string | null;
  readonly next: string | null;
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
  const { ledgerTimeline } = await ask(LEDGER_TIMELINE, { at });
  const kept = [...params].filter(([each]) => each !== name && !but.includes(each));
  return { name, typed, at, wrong: typed !== "" && at === null, kept, ...ledgerTimeline };
}

/** In which span the bar stands, counted from the first; at the last where it is now. */
export function stepOf({ at, spans }: Pick<TimeBarShown, "at" | "spans">): number {
  const within = at === null ? -1 : spans.findIndex(({ to }) => at <= to);
  return within === -1 ? Math.max(0, spans.length - 1) : within;
}

/** Where a step of the bar leads: to the end of its span; null, which is now, of the last. */
export function momentOf(spans: readonly Span[], step: number): string | null {
  return step >= spans.length - 1 ? null : spans[step]!.to;
}
