import type { Applicant } from "../../../domain/casework/index.js";
import { FORGOTTEN } from "../../../application/personal-data/index.js";
import { CASE_WORDS, type CaseWords } from "../../../read-models/casework/index.js";
import { searchWords } from "../../../read-models/taxation/index.js";
import type { CaseFact } from "../facts.js";

export const NO_WORDS: CaseWords = { applicant: [], form: [], acts: [] };

/** The words of a case after a fact. What was forgotten has none. */
export function wordsAfter(before: CaseWords, { type, data }: CaseFact): CaseWords {
  switch (type) {
    case "ApplicationLodged":
      return {
        applicant: [...applicantWords(data.applicant), ...wordsOf(data.representative)],
        form: wordsOf(data.form),
        acts: wordsOf(data.number, data.service.code),
      };
    case "CorrectionRecorded":
      return {
        applicant: data.applicant === null ? before.applicant : applicantWords(data.applicant),
        form: data.form === null ? before.form : wordsOf(data.form),
        acts: more(before, data.text),
      };
    case "CompletionProvided":
      return { ...before, form: data.form === null ? before.form : wordsOf(data.form) };
    case "DocumentAttached":
      return { ...before, acts: more(before, data.name) };
    case "CompletionRequested":
      return {
        ...before,
        acts: more(
          before,
          data.items.map(({ words }) => words),
        ),
      };
    case "DecisionTaken":
      return { ...before, acts: more(before, data.grounds, data.text) };
    case "OutputIssued":
      return { ...before, acts: more(before, data.number) };
    default:
      return before;
  }
}

function applicantWords({ name, identifier, contact }: Applicant): readonly string[] {
  return wordsOf(name, identifier, contact);
}

function more({ acts }: CaseWords, ...texts: readonly unknown[]): readonly string[] {
  return [...new Set([...acts, ...wordsOf(...texts)])].slice(0, CASE_WORDS);
}

/** The words of every text in what is given, however deep. */
function wordsOf(...given: readonly unknown[]): readonly string[] {
  const words = given.flatMap(textsIn).flatMap((text) => searchWords(text).split(" "));
  return [...new Set(words.filter((word) => word !== ""))].slice(0, CASE_WORDS);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value === FORGOTTEN ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
