import { textOf, textOrNull } from "../failed.js";

/** The parts of a step that a form of it can bring, by the names that the API gives them. */
type Part = "decision" | "request" | "completion" | "proposal" | "extendBy" | "assign";

/**
 * A step of the workflow as the form of it was filled in. The form says which parts it had (`part`); a part that may be
 * left out is left out where nothing was typed.
 */
export function stepIn(sent: FormData) {
  const has = (part: Part) => sent.getAll("part").includes(part);
  const reasons = textOrNull(sent, "reasons");
  const as = textOrNull(sent, "as");
  return {
    transition: textOf(sent, "transition"),
    ...(as === null ? {} : { as }),
    ...(reasons === null ? {} : { reasons }),
    ...(has("decision") ? { decision: decisionIn(sent) } : {}),
    ...(has("request") ? { request: requestIn(sent) } : {}),
    ...(has("completion") ? { completion: { note: textOrNull(sent, "completion") } } : {}),
    ...(has("proposal") && textOf(sent, "proposal") !== ""
      ? { proposal: { favours: sent.get("favours") === "yes", text: textOf(sent, "proposal") } }
      : {}),
    ...(has("extendBy") ? { extendBy: whole(sent, "extendBy") } : {}),
    ...(has("assign") && textOf(sent, "assignTo") !== "" ? { assign: assigneeIn(textOf(sent, "assignTo")) } : {}),
  };
}

/** Who was chosen, and in which role; empty: nobody, back into the queue of the role. */
export function assigneeIn(chosen: string): { readonly role: string; readonly to: string } {
  const [role = "", to = ""] = chosen.split("/");
  return { role, to };
}

/** The acts that were ticked, and the one that was typed beside them. */
export function legalBasisIn(sent: FormData): { readonly act: string; readonly article: string | null }[] {
  const chosen = sent.getAll("basis").map((basis) => {
    const [act = "", article = ""] = String(basis).split("|");
    return { act, article: article === "" ? null : article };
  });
  const typed = textOf(sent, "act") === "" ? [] : [{ act: textOf(sent, "act"), article: textOrNull(sent, "article") }];
  return [...chosen, ...typed];
}

function decisionIn(sent: FormData) {
  const validity = textOf(sent, "validity");
  const appeal = textOf(sent, "appealTo");
  return {
    legalBasis: legalBasisIn(sent),
    text: textOrNull(sent, "decision"),
    validity:
      validity === ""
        ? null
        : { value: whole(sent, "validity"), unit: textOf(sent, "validityUnit") as "MONTH" | "YEAR" },
    appeal:
      appeal === ""
        ? null
        : {
            to: appeal,
            term: {
              value: whole(sent, "appealTerm"),
              unit: textOf(sent, "appealUnit") as "CALENDARDAY" | "WORKINGDAY",
            },
          },
  };
}

function requestIn(sent: FormData) {
  const documents = sent.getAll("requested").map((code) => ({ document: String(code), field: null, words: null }));
  const words = textOrNull(sent, "request");
  return [...documents, ...(words === null ? [] : [{ document: null, field: null, words }])];
}

/** As typed where it is no whole number: the API says what is wrong with it. */
function whole(sent: FormData, name: string): number {
  const text = textOf(sent, name);
  return (/^\d+$/.test(text) ? Number(text) : text) as number;
}
