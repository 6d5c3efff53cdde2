import type { Act } from "../../../../../domain/casework/index.js";
import { APPEAL, CaseStory, citizen, GRANT, officer, REASONS } from "../../support/case-story.js";

/** One service of each workflow, lodged at a counter of Velipojë (or at the centre) on 3 March 2025. */
const EXAMPLES = {
  "simple-certificate": "identity-attestation",
  "inspected-permit": "advertising-permit",
  "licence-with-commission": "taxi-licence",
  "social-benefit": "housing-request",
  complaint: "complaint",
  "information-request": "information-request",
  "archive-copy": "certified-archive-copy",
  "tax-reduction": "family-tax-reduction",
  "tax-clearance-certificate": "tax-clearance-certificate",
  "service-request": "public-lighting-request",
} as const;

export const lodged = (workflow: keyof typeof EXAMPLES) => CaseStory.of(EXAMPLES[workflow]).lodge();
export const step = (role: string, transition: string, given: Partial<Act> = {}) =>
  ({ type: "Act", transition, by: role === "applicant" ? citizen : officer(role), ...given }) as const;
export const refusing = { reasons: REASONS, decision: { ...GRANT, appeal: APPEAL } } as const;
