import type { Transition, WorkflowContent } from "../../../../domain/casework/index.js";
import { CaseStory } from "./case-story.js";

const WORDS = { sq: "Me heshtje", en: "By silence" };

/** A workflow in which silence grants, or refuses, by a way of the system's own out of every state where the limit can pass. */
export function silently(
  workflow: WorkflowContent,
  silence: "deemed-granted" | "deemed-refused",
  given: Partial<Transition> = {},
): WorkflowContent {
  const [outcome, guard] =
    silence === "deemed-granted" ? ["favourable", "silence-granted"] : ["adverse", "silence-refused"];
  const way: Transition = {
    code: "by-silence",
    name: WORDS,
    from: workflow.states.filter(({ clock }) => clock === "running").map(({ code }) => code),
    to: workflow.states.find((each) => each.outcome === outcome)!.code,
    roles: ["system"],
    automatic: true,
    guards: [guard!],
    effects: ["stop-clock", "notify-applicant"],
    ...given,
  };
  return { ...workflow, silence, transitions: [...workflow.transitions, way] };
}

/** A case of a service whose procedure says so. */
export function silentStory(
  service: string,
  silence: "deemed-granted" | "deemed-refused",
  given: Partial<Transition> = {},
): CaseStory {
  const story = CaseStory.of(service);
  const { workflow } = story.definition;
  const content = silently(workflow.content, silence, given);
  story.definition = { ...story.definition, workflow: { ...workflow, content } };
  return story;
}
