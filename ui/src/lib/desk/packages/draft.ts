import { error } from "@sveltejs/kit";
import type { Ask } from "../../graphql/ask.js";
import type { Content } from "../../packages/content.js";
import { addressOf } from "../../places/places.js";
import type { Language } from "../../words/index.js";
import { isOne } from "../rooms.js";
import { deskWords } from "../words/index.js";
import { PACKAGE } from "./question.js";

const DRAFTS = ["draft", "approved"];

/** Whether somebody with these roles changes the package: it is a draft still, and they draft. */
export function mayBeEdited({ status }: { readonly status: string }, roles: readonly string[]): boolean {
  return DRAFTS.includes(status) && isOne(roles, "tax-officer", "finance-officer");
}

/** A package that is still a draft, with the edition that is seen. Ends the page where it is none any more. */
export async function draftOf(ask: Ask, id: string, language: Language, minPosition: string | null = null) {
  const { fiscalPackage } = await ask(PACKAGE, { id, minPosition });
  if (!DRAFTS.includes(fiscalPackage.status)) error(409, { message: deskWords(language).packages.notADraft });
  const { status, edition, fiscalYear } = fiscalPackage;
  return { status, edition, fiscalYear, content: fiscalPackage.content as Content };
}

export type Draft = Awaited<ReturnType<typeof draftOf>>;

/** Where the rooms of a package are: `packageAddress(language, id, "articles")`. */
export function packageAddress(language: Language, id: string, room = ""): string {
  return addressOf("desk", language, `packages/${id}${room && `/${room}`}`);
}
