import { streamFor } from "../../streams.js";

/** The streams of the casework room, by what they are about. */
export const caseStream = (tenant: string, caseId: string) => streamFor("case", tenant, caseId);
export const serviceStream = (tenant: string, code: string) => streamFor("service", tenant, code);
export const workflowStream = (tenant: string, code: string) => streamFor("workflow", tenant, code);
