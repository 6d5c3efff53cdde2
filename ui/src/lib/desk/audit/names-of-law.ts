import type { Ask } from "../../graphql/ask.js";
import type { Language } from "../../words/index.js";
import { lawOf } from "../tax/law.js";
import { PACKAGES } from "../tax/question.js";
import { legalNames, type LegalNames } from "./naming.js";

/** What the published packages call the facts of taxes; undefined for who may not read them: codes stay codes. */
export async function namesOfLaw(ask: Ask, language: Language): Promise<LegalNames | undefined> {
  const asked = await ask.try(PACKAGES, {});
  return asked.ok ? legalNames(lawOf(asked.data.fiscalPackages.nodes), language) : undefined;
}
