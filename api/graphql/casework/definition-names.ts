import type { PinnedDefinition, ServiceContent } from "../../../domain/casework/index.js";
import { firstNaming, namesOf, type Names } from "../../messages/index.js";

/** The service and the fields of its form by name, and states and steps by those of its workflow. It is looked at where a name is asked for. */
export function definitionNames({ service, workflow }: PinnedDefinition): Names {
  return (kind, asked) => {
    const { states, transitions } = workflow.content;
    return firstNaming(serviceNames(service.content), namesOf({ state: states, step: transitions }))(kind, asked);
  };
}

/** A service and the fields of its form by name. It is looked at where a name is asked for. */
export function serviceNames(service: ServiceContent): Names {
  return (kind, asked) => {
    const { code, name, form } = service;
    const fields = form.map(({ key, label }) => ({ code: key, name: label }));
    return namesOf({ service: [{ code, name }], field: fields })(kind, asked);
  };
}
