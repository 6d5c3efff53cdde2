import { rowsIn, type Typed } from "../../editing/codec.js";

/** What is chosen instead of a fact: a group of conditions that all hold, of which one does, or that do not hold. */
export const GROUPS = ["any", "all", "not"] as const;
export type Group = (typeof GROUPS)[number];

/** The group that was chosen; null: a fact, or nothing. */
export function groupOf(chosen: string | undefined): Group | null {
  return GROUPS.find((each) => each === chosen) ?? null;
}

/** Whether a control chooses a group. */
export function isGroupAt(control: string, typed: Typed): boolean {
  return control.endsWith(".field") && groupOf(typed[control]) !== null;
}

/** Whether a control chooses a group that has no condition yet. */
export function isEmptyGroup(control: string, typed: Typed): boolean {
  return isGroupAt(control, typed) && rowsIn(typed, control.replace(/field$/, "of")) === 0;
}

/**
 * A path of the checks into a condition as the controls are called: `appliesWhen[0].any[1].not` is
 * `appliesWhen[0].of.1.of.0`.
 */
export function controlsOfCondition(path: string): string {
  return path
    .replaceAll(/\.(?:any|all)(?:\[(\d+)\]|\.(\d+))/g, (_, member = "", step = "") => `.of.${member}${step}`)
    .replaceAll(/\.not(?=\.|$)/g, ".of.0")
    .replace(/\.(?:any|all)$/, "");
}

/** Where “does not contain” is told: it is one comparison to people, and a group of one in the package. */
export function pastNegation(place: string): string {
  return place.replace(/\.of\.0\.value$/, ".value.0").replace(/\.of\.0\.op$/, ".op");
}

const ALTERNATIVE = /^([\w.]+)\.or$/;

/** The condition that a button asks an alternative for (`appliesWhen.0.or`); null: it asks for something else. */
export function alternativeTo(act: string): string | null {
  return ALTERNATIVE.exec(act)?.[1] ?? null;
}

/** What was typed after the button of a condition put it into a group of which one suffices; there the other one is added. */
export function withAlternative(typed: Typed, act: string): Typed {
  const at = alternativeTo(act);
  if (at === null || !typed[`${at}.field`]) return typed;
  const inside = Object.entries(typed).map(([name, value]) =>
    name.startsWith(`${at}.`) ? [`${at}.of.0.${name.slice(at.length + 1)}`, value] : [name, value],
  );
  return { ...(Object.fromEntries(inside) as Typed), [`${at}.field`]: "any" };
}
