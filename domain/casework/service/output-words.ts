import { z } from "zod";
import { finding, type Finding } from "../definition/finding.js";
import { wordsSchema } from "../definition/schemas.js";
import type { FormField, ServiceContent } from "./content.js";

/** The template that prints what a service itself says, in place of words of its own. */
export const GENERAL_TEMPLATE = "general";

/** The words of an act, with places in braces that the case fills: `{applicant.name}`, `{form.purpose}`. */
export const outputWordsSchema = z.strictObject({
  /** What the paper is called. */
  title: wordsSchema,
  paragraphs: z.array(wordsSchema).min(1).max(20),
  /** Whether what the applicant stated stands on the paper as a list, too. */
  showsForm: z.boolean(),
});
export type OutputWords = Readonly<z.infer<typeof outputWordsSchema>>;

/** Places that every act has, besides those of the service's own form. */
export const FIXED_PLACES = [
  "applicant.name",
  "applicant.identifier",
  "applicant.address",
  "case.number",
  "case.lodgedOn",
  "decision.on",
  "decision.validUntil",
  "paper.number",
  "service.name",
  "municipality",
  "office",
] as const;
export type FixedPlace = (typeof FIXED_PLACES)[number];

const PLACE = /\{([A-Za-z][A-Za-z0-9.]*)\}/g;

/** Fields of the form that an act may show: neither files nor personal numbers, and none of sensitive services. */
export function shownFields({ form, confidentiality }: Pick<ServiceContent, "form" | "confidentiality">) {
  return confidentiality === "sensitive" ? [] : form.filter(({ type }: FormField) => type !== "file" && type !== "nid");
}

/** Every place that the words of a service's act may name. */
export function placesOf(service: Pick<ServiceContent, "form" | "confidentiality">): readonly string[] {
  return [...FIXED_PLACES, ...shownFields(service).map(({ key }) => `form.${key}`)];
}

/** The words with their places filled, each once: what stands in a value is text. Unknown places stay as they are. */
export function filledWords(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACE, (whole, place: string) => values[place] ?? whole);
}

/** Words exactly where the template takes them, and in them only places that the case can fill. */
export function outputFindings(service: ServiceContent): readonly Finding[] {
  const { template, words } = service.output;
  if ((template === GENERAL_TEMPLATE) !== (words !== undefined))
    return [finding("output-words-misplaced", "output.words", { template: GENERAL_TEMPLATE })];
  if (words === undefined) return [];
  const known = placesOf(service);
  const faultsIn = (path: string, text: string): readonly Finding[] => {
    const unknown = strangePlaces(text, known);
    return unknown === null ? [] : [finding("output-place-unknown", path, { place: unknown })];
  };
  return [words.title, ...words.paragraphs].flatMap((each, index) => {
    const path = index === 0 ? "output.words.title" : `output.words.paragraphs[${index - 1}]`;
    return [...faultsIn(`${path}.sq`, each.sq), ...faultsIn(`${path}.en`, each.en)];
  });
}

/** The first place that is none, or a brace that begins or ends none; null: there is no such. */
function strangePlaces(text: string, known: readonly string[]): string | null {
  for (const [whole, place] of text.matchAll(PLACE)) if (!known.includes(place!)) return whole.slice(0, 80);
  const left = text.replace(PLACE, "");
  const brace = /[{}]/.exec(left);
  return brace ? left.slice(brace.index, brace.index + 40) : null;
}
