import { ownPlace } from "../places/next.js";
import { addressOf } from "../places/places.js";
import type { Language } from "../words/index.js";

/** Pages of one's own; the first is where they begin. */
const OWN = ["myTaxes", "myPapers", "myClearance", "myRequests", "apply"] as const;

/** Where a citizen who signed in goes: where they wanted to, of what is theirs. */
export function afterSignIn(url: URL, language: Language): string {
  return ownPlace(
    url.searchParams.get("next"),
    OWN.map((place) => addressOf(place, language)) as [string, ...string[]],
  );
}

/** The same wish, kept from one page of signing in to the next. */
export function withNext(address: string, next: string | null): string {
  return next === null || next === "" ? address : `${address}?next=${encodeURIComponent(next)}`;
}
