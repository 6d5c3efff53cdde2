import type { PinnedDefinition } from "../../../domain/casework/index.js";
import { namesOf, type Names } from "../../messages/index.js";

/** The service by its name, and states and steps by those of its workflow. It is looked at where a name is asked for. */
export function definitionNames(definition: PinnedDefinition): Names {
  return (kind, asked) => {
    const { code, name } = definition.service.content;
    const { states, transitions } = definition.workflow.content;
    return namesOf({ service: [{ code, name }], state: states, step: transitions })(kind, asked);
  };
}
