import type { CivilDate } from "../../domain/shared/index.js";
import type { TemplateId } from "./press.js";

/** The papers that are printed, each with its templates by the day from which they hold, earliest first. */
const RELEASED = {
  invoice: [{ version: 1, from: "2000-01-01" }],
  receipt: [{ version: 1, from: "2000-01-01" }],
  clearance: [{ version: 1, from: "2000-01-01" }],
} as const;

export type PaperName = keyof typeof RELEASED;
export const PAPER_NAMES = Object.keys(RELEASED) as readonly PaperName[];

/** The template of a paper of a day: papers printed again later look as they did on their day. */
export function templateOn(name: PaperName, day: CivilDate): TemplateId {
  const [first] = RELEASED[name];
  const { version } = RELEASED[name].findLast(({ from }) => from <= day) ?? first;
  return { name, version };
}
