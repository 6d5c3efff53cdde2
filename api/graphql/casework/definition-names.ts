import type { PinnedDefinition } from "../../../domain/casework/index.js";
import { namesOf, type Names } from "../../messages/index.js";

/** The service by its name, and states and steps by those of its workflow. */
export function definitionNames({ service, workflow }: PinnedDefinition): Names {
  const { states, transitions } = workflow.content;
  return namesOf({ service: [service.content], state: states, step: transitions });
}
