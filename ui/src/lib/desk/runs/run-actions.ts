import type { RequestEvent } from "@sveltejs/kit";
import type { TadaDocumentNode } from "gql.tada";
import { failed, textOf } from "../failed.js";

type Sent = Pick<RequestEvent<{ id: string }>, "request" | "params" | "locals">;
type Mutation<Input> = TadaDocumentNode<unknown, { commandId: string; input: Input }>;

/** What may be done to a run that is not at its end, of whichever kind: go on with it, or abandon it on a ground. */
export function runActions(resume: Mutation<{ runId: string }>, abandon: Mutation<{ runId: string; ground: string }>) {
  return {
    resume: async ({ request, params: { id }, locals: { ask } }: Sent) => {
      const sent = await request.formData();
      const asked = await ask.try(resume, { commandId: textOf(sent, "commandId"), input: { runId: id } });
      return asked.ok ? { done: true } : failed("resume", asked.fault, sent);
    },
    abandon: async ({ request, params: { id }, locals: { ask } }: Sent) => {
      const sent = await request.formData();
      const input = { runId: id, ground: textOf(sent, "ground") };
      const asked = await ask.try(abandon, { commandId: textOf(sent, "commandId"), input });
      return asked.ok
        ? { done: true }
        : failed("abandon", asked.fault, sent, (path) => (path === "ground" ? "ground" : null));
    },
  };
}
