import { redirect } from "@sveltejs/kit";
import type { Ask, Asked } from "../../graphql/ask.js";
import type { Language } from "../../words/index.js";
import { failed, textOf } from "../failed.js";
import { deskWords } from "../words/index.js";
import { serviceAddress } from "./address.js";
import type { Raw } from "./content.js";
import { DRAFT } from "./question.js";

/** Saves a draft on the revision that the form was made from; null: of a service that is not there yet. */
export function draft(ask: Ask, sent: FormData, content: Raw, revision: string | null = textOf(sent, "revision")) {
  const input = { kind: "SERVICE" as const, content };
  return ask.try(DRAFT, { commandId: textOf(sent, "commandId"), revision: revision ?? "-1", input });
}

/** A refusal as the page shows it; where somebody else was quicker, in words of what to do. */
export function refusedAct(
  name: string,
  asked: Extract<Asked<unknown>, { ok: false }>,
  sent: FormData,
  language: Language,
) {
  const { fault } = asked;
  if (fault.code !== "CONFLICT") return failed(name, fault, sent, (path) => path.split(".").at(-1) ?? null);
  return failed(name, { ...fault, message: deskWords(language).definitions.changedMeanwhile, fields: [] }, sent);
}

/** Shows a room of the service as it became by what was done. */
export function shownAfter(
  language: Language,
  code: string,
  room: string,
  { done, at, row }: { readonly done: string; readonly at: string | null; readonly row?: string | null },
): never {
  const seen = new URLSearchParams({ done, ...(at === null ? {} : { at }) });
  redirect(303, `${serviceAddress(language, code, room)}?${seen}${row ? `#${row}` : ""}`);
}

/** The largest file that is read: what a definition may have, and how it is laid out. */
const MOST_BYTES = 60_000;

/** The content in a file that was uploaded, or what is wrong with it in words. */
export async function contentIn(
  sent: FormData,
  language: Language,
): Promise<{ readonly content: Raw } | { readonly fault: string }> {
  const say = deskWords(language).definitions;
  const file = sent.get("file");
  if (!(file instanceof File) || file.size === 0) return { fault: say.uploadNoJson };
  if (file.size > MOST_BYTES) return { fault: say.uploadTooLarge };
  try {
    const content: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
    if (typeof content === "object" && content !== null && !Array.isArray(content)) return { content: content as Raw };
  } catch {
    // Said below.
  }
  return { fault: say.uploadNoJson };
}
