import { notParsed, parsed, parseText } from "../../../shared/index.js";
import type { Assign, GiveOpinion, RequestOpinion, Transfer } from "../commands.js";
import { assigneeFault } from "./act.js";
import { partInStateFault } from "./movers.js";
import { LONG_TEXT, SHORT_TEXT } from "./texts.js";
import { readText } from "../../service/index.js";
import { byOf, record, type Step } from "./work.js";

/** Who may say who handles a case; who has it may hand it on or give it back. */
const ASSIGNING: readonly string[] = ["sector-head", "signatory"];

/** The case is given to somebody, or back into the queue of a role. */
export function assign({ role, to }: Assign): Step {
  return (work) => {
    const { by } = work.base;
    const handler = work.state.handlers[role] ?? null;
    if (handler === to) return parsed(work);
    if (!ASSIGNING.includes(by.role) && handler !== by.personId)
      return notParsed("role-may-not-assign", { role: by.role });
    const fault = assigneeFault(work, role, to);
    if (fault) return { ok: false, refusal: fault };
    const way = to === null ? "given-back" : "assigned";
    return parsed(record(work, "CaseAssigned", { role, to, way, by: byOf(work.base) }));
  };
}

/** An officer takes the case for their own role, where it has a part in the state and nobody else has the case. */
export const take: Step = (work) => {
  const { by, definition } = work.base;
  if (work.state.handlers[by.role] === by.personId) return parsed(work);
  const other = work.state.handlers[by.role];
  if (other !== undefined) return notParsed("case-with-another", { role: by.role, handler: other });
  const fault = partInStateFault(definition.workflow.content, work.state.state, by.role);
  if (fault) return { ok: false, refusal: fault };
  return parsed(record(work, "CaseAssigned", { role: by.role, to: by.personId, way: "taken", by: byOf(work.base) }));
};

/** Another office handles the case, if the service is offered there. */
export function transfer({ office, ground }: Transfer): Step {
  return (work) => {
    const { offices, code } = work.base.definition.service.content;
    if (office === work.state.office) return parsed(work);
    if (offices !== "all" && !offices.includes(office))
      return notParsed("service-not-offered-here", { service: code, office });
    const words = parseText(ground, SHORT_TEXT);
    if (!words.ok) return words;
    const data = { from: work.state.office, to: office, ground: words.value, by: byOf(work.base) };
    return parsed(record(work, "CaseTransferred", data));
  };
}

export function requestOpinion({ opinionId, from, question, dueOn }: RequestOpinion): Step {
  return (work) => {
    if (work.state.opinions.some((each) => each.opinionId === opinionId))
      return notParsed("opinion-exists", { opinionId });
    const [whom, words] = [parseText(from), readText(question, LONG_TEXT, 1)];
    if (!whom.ok) return whom;
    if (!words.ok) return words;
    if (dueOn !== null && dueOn < work.base.on) return notParsed("day-in-past", { day: dueOn, on: work.base.on });
    const data = { opinionId, from: whom.value, question: words.value, dueOn, by: byOf(work.base) };
    return parsed(record(work, "OpinionRequested", data));
  };
}

export function giveOpinion({ opinionId, stance, text }: GiveOpinion): Step {
  return (work) => {
    const asked = work.state.opinions.find((each) => each.opinionId === opinionId);
    if (!asked) return notParsed("opinion-unknown", { opinionId: opinionId.slice(0, 64) });
    if (asked.given) return notParsed("opinion-given", { opinionId });
    const words = readText(text, LONG_TEXT, 1);
    if (!words.ok) return words;
    return parsed(record(work, "OpinionGiven", { opinionId, stance, text: words.value, by: byOf(work.base) }));
  };
}
