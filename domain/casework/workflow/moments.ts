import type { AutomaticStep, WorkflowContent } from "./content.js";

/** The moments that the system can keep: shares of the time limit, and its end. */
const MOMENT = /^at:(?:([1-9]\d?)-percent-of-time-limit|time-limit-passed)$/;

export function isMoment(when: string): boolean {
  return MOMENT.test(when);
}

/** A step that warns when so much of the time limit is used up. */
export interface Warning extends Pick<AutomaticStep, "code" | "effect"> {
  readonly percent: number;
}

export function warningsOf({ automaticSteps }: WorkflowContent): readonly Warning[] {
  return automaticSteps.flatMap(({ code, effect, when }) => {
    const percent = MOMENT.exec(when)?.[1];
    return percent === undefined ? [] : [{ code, effect, percent: Number(percent) }];
  });
}
