import type { CivilDate } from "../../../domain/shared/index.js";
import type { JsonObject } from "../../event-store/index.js";
import { templateOn, type OutputPaperName, type PrintOrder, type Verification } from "../../papers/index.js";
import { decisionOnPaper } from "./decision.js";
import { ownWords } from "./own-words.js";
import { caseSheet } from "./sheet.js";
import type { PaperStory } from "./story.js";
import { statedLines } from "./words.js";

/** What the event of an output says of its paper. */
export interface OutputGiven {
  readonly number: string;
  readonly template: OutputPaperName;
  readonly issuedOn: CivilDate;
  readonly verification: Verification;
  readonly ended: { readonly on: CivilDate; readonly ground: string } | null;
}

/**
 * The act that a favourable decision gives, from the case as it stood before it was issued: the same story gives the
 * same order, and the same order the same bytes.
 */
export function outputOrder(story: PaperStory, { template, ...given }: OutputGiven): PrintOrder {
  const { definition, state, municipality } = story;
  const decision = decisionOnPaper(story);
  const sheet = caseSheet(story, { ...given, assumed: decision.assumed });
  const stated = statedLines(definition.service.content, state.form, municipality);
  const own = definition.service.content.output.words;
  const words = own === undefined ? null : ownWords(story, own, { ...sheet, ...decision.content });
  const content: JsonObject = {
    ...sheet,
    ...decision.content,
    // Papers of templates with words of their own have the bytes that they always had.
    ...(words === null ? { stated } : { words, stated: words.showsForm ? stated : [] }),
  };
  return { template: templateOn(template, given.issuedOn), content, issuedOn: given.issuedOn };
}
