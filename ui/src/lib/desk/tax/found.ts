import type { ResultOf } from "../../graphql/tada.js";
import { addressOf } from "../../places/places.js";
import type { Language } from "../../words/index.js";
import type { TAXPAYER } from "./question.js";

/** What the page of a taxpayer is made of. */
export type Found = ResultOf<typeof TAXPAYER>;

/** Where a paper of a taxpayer is printed: `paperAddress(language, taxpayer, "invoice", id)`. */
export function paperAddress(language: Language, taxpayerId: string, kind: string, id: string): string {
  return addressOf("desk", language, `papers/tax/${taxpayerId}/${kind}/${id}`);
}
