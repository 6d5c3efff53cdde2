import type { PinnedDefinition, ServiceContent } from "../../../domain/casework/index.js";
import { firstNaming, namesOf, type Names } from "../../messages/index.js";

/** The service and the fields of its form by name, and states and steps by those of its workflow. It is looked at where a name is asked for. */
export function definitionNames(definition: PinnedDefinition): Names {
  return (kind, asked) => {
    const { states, transitions } = definition.workflow.content;
    return firstNaming(serviceNames(definition.service.content), namesOf({ state: states, step: transitions }))(
      kind,
      asked,
    );
  };
}

/** A service and the fields of its form by name. */
export function serviceNames({ code, name, form }: ServiceContent): Names {
  return namesOf({ service: [{ code, name }], field: form.map(({ key, label }) => ({ code: key, name: label })) });
}
