import type { AutomaticStep, WorkflowContent } from "./content.js";

/** The moments that the system can keep: shares of the time limit, and its end. */
const MOMENT = /^at:(?:([1-9]\d?)-percent-of-time-limit|time-limit-passed)$/;

/** What may come about outside of a case and have the system look at it again: `on-event:<event>`. */
export const WORKFLOW_EVENTS = ["payment-recorded"] as const;
export type WorkflowEventName = (typeof WORKFLOW_EVENTS)[number];

export function isWorkflowEvent(when: string): boolean {
  return WORKFLOW_EVENTS.some((event) => when === `on-event:${event}`);
}

/** The effects that a definition asks for when something comes about. */
export function effectsOn({ automaticSteps }: WorkflowContent, event: WorkflowEventName): readonly string[] {
  return automaticSteps.filter(({ when }) => when === `on-event:${event}`).map(({ effect }) => effect);
}

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
