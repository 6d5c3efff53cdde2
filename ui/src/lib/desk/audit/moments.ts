import { instantTyped } from "./time.js";

/** A moment as the API takes it. */
export type MomentAsked = { readonly events: number } | { readonly position: string } | { readonly instant: string };

/** The names by which a moment stands in an address: so many events, a position, or a time as it is written. */
export interface MomentNames {
  readonly events: string;
  readonly position: string;
  readonly time: string;
}
export const FIRST: MomentNames = { events: "n", position: "p", time: "at" };
export const SECOND: MomentNames = { events: "m", position: "q", time: "with" };

/** More events than any record has: the moment that is now. */
const ALL = 1_000_000;
export const NOW: MomentAsked = { events: ALL };

/** The moment of an address; null: none is given; "wrong": it is given, and cannot be read. A time goes before a place. */
export function momentIn(parameters: URLSearchParams, names: MomentNames): MomentAsked | null | "wrong" {
  const of = (name: string) => parameters.get(name)?.trim() ?? "";
  const [time, position, events] = [of(names.time), of(names.position), of(names.events)];
  if (time !== "") {
    const instant = instantTyped(time, "last");
    return instant === null ? "wrong" : { instant };
  }
  if (/^\d+\/\d+$/.test(position)) return { position };
  return /^\d{1,6}$/.test(events) ? { events: Number(events) } : null;
}
