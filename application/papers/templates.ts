import type { CivilDate } from "../../domain/shared/index.js";
import type { TemplateId } from "./press.js";

/** Papers of an account. */
export const TAX_PAPERS = ["invoice", "receipt", "clearance", "tax-notice"] as const;
export type TaxPaperName = (typeof TAX_PAPERS)[number];

/** What a case was lodged for: issued with a number of its own. */
export const OUTPUT_PAPERS = [
  "certificate",
  "licence",
  "permit",
  "authorisation",
  "benefit",
  "decision",
  "reply",
  "general",
] as const;
export type OutputPaperName = (typeof OUTPUT_PAPERS)[number];

/** Letters to the applicant on the way. */
export const NOTICE_PAPERS = ["acknowledgement", "completion-request", "decision-notice", "refusal"] as const;
export type NoticePaperName = (typeof NOTICE_PAPERS)[number];

/** What goes with papers and is none itself: the first sheet of many in one file. */
const COVER_PAPERS = ["packet"] as const;

export const PAPER_NAMES = [...TAX_PAPERS, ...OUTPUT_PAPERS, ...NOTICE_PAPERS, ...COVER_PAPERS] as const;
export type PaperName = (typeof PAPER_NAMES)[number];

interface Release {
  readonly version: number;
  /** The first day on which papers are printed with it. */
  readonly from: string;
}

const FIRST: readonly [Release] = [{ version: 1, from: "2000-01-01" }];

/** Papers that have more than their first template, each release with the day from which it holds, earliest first. */
const RELEASED: Partial<Record<PaperName, readonly [Release, ...Release[]]>> = {
  // No packet is printed as it was on another day: the newest always.
  // Amounts in words; papers of days before look as they did.
  invoice: [...FIRST, { version: 2, from: "2026-12-01" }],
  receipt: [...FIRST, { version: 2, from: "2026-12-01" }],
  packet: [{ version: 3, from: "2000-01-01" }],
};

/** The template of a paper of a day: papers printed again later look as they did on their day. */
export function templateOn(name: PaperName, day: CivilDate): TemplateId {
  const releases = RELEASED[name] ?? FIRST;
  const { version } = releases.findLast(({ from }) => from <= day) ?? releases[0];
  return { name, version };
}

export function isNoticePaper(name: string): name is NoticePaperName {
  return (NOTICE_PAPERS as readonly string[]).includes(name);
}

/** Whether a service may name this code as the template of what it gives. */
export function isOutputPaper(code: string): code is OutputPaperName {
  return (OUTPUT_PAPERS as readonly string[]).includes(code);
}
