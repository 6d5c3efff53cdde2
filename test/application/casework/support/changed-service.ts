import type { WorkflowContent } from "../../../../domain/casework/index.js";
import { civilDate } from "../../../../domain/shared/index.js";
import { serviceOf, workflowOf } from "../../../support/catalogue.js";
import { ask, done, type Counter } from "./counter.js";

/** Adopts a service with another workflow, and fees of one lek wherever the fiscal package does not say more. */
export async function adoptChanged(
  { cases }: Counter,
  code: string,
  change: (workflow: WorkflowContent) => Partial<WorkflowContent>,
) {
  const service = serviceOf(code);
  const workflow = workflowOf(service.workflow);
  await done(
    cases.adoptCatalogue(ask(), {
      workflows: [{ ...workflow, ...change(workflow) }],
      services: [{ ...service, fees: service.fees.map((fee) => ({ ...fee, amount: 1 })) }],
      validFrom: civilDate("2025-03-03"),
    }),
  );
}
