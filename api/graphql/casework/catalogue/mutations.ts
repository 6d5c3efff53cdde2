import { wholeMunicipality } from "../../access/whole-municipality.js";
import { mutation } from "../../mutation.js";
import * as inputs from "./inputs.js";

/** The life of services and workflows, and what is taken over of the model. */
export function addDefinitionMutations(): void {
  const common = { permission: "service.write", payload: { code: "String" }, offices: wholeMunicipality } as const;
  mutation({
    ...common,
    name: "draftDefinition",
    description: "Opens the draft of a service or a workflow, whole, or replaces the open one.",
    input: inputs.DraftDefinitionInput,
    useCase: ({ casework }) => casework.draftDefinition,
  });
  mutation({
    ...common,
    name: "publishDefinition",
    description: "Makes the open draft an immutable version of its period, if nothing is wrong with it.",
    input: inputs.PublishDefinitionInput,
    useCase: ({ casework }) => casework.publishDefinition,
    payload: { code: "String", version: "Int", hash: "String" },
  });
  mutation({
    ...common,
    name: "withdrawDefinition",
    description: "Gives the draft up, or ends a version from today on; cases keep the version they have.",
    input: inputs.WithdrawDefinitionInput,
    useCase: ({ casework }) => casework.withdrawDefinition,
  });
  mutation({
    permission: "service.write",
    offices: wholeMunicipality,
    name: "adoptFromModel",
    description: "Takes services of the model over, with the workflows that they follow: all of them or none.",
    input: inputs.AdoptFromModelInput,
    useCase:
      ({ casework }) =>
      async (ask, input) => {
        const outcome = await casework.adoptFromModel(ask, input);
        if (!outcome.ok) return outcome;
        const { published, left } = outcome.value;
        return { ...outcome, value: { published: published.map(({ code }) => code), left } };
      },
    payload: { published: ["String"], left: ["String"] },
  });
}
