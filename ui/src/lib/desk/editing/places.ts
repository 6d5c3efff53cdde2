import type { Typed } from "./codec.js";
import { isRaw, type Raw } from "./raw.js";

const STEP = /([^.[\]]+)|\[([^\]]*)\]/g;

/**
 * The control that a path of the checks is about (`form[purpose].label.en` is `form.2.label.en`): that of the place
 * itself, else the first one within it, else the one that `besides` names for it, else that of the place around it.
 * Empty: none, it concerns the whole.
 */
export function controlOf(
  content: Raw,
  typed: Typed,
  path: string,
  besides: (place: string) => string = (place) => place,
): string {
  const steps = stepsOf(content, path);
  const names = Object.keys(typed);
  for (let depth = steps.length; depth > 0; depth -= 1) {
    const place = steps.slice(0, depth).join(".");
    const found =
      names.find((name) => name === place) ??
      names.find((name) => name.startsWith(`${place}.`)) ??
      names.find((name) => name === besides(place));
    if (found !== undefined) return found;
  }
  return "";
}

/** Members of lists by where they stand now; as far as the content goes. */
function stepsOf(content: Raw, path: string): readonly string[] {
  const steps: string[] = [];
  let value: unknown = content;
  for (const [, field, member] of path.matchAll(STEP)) {
    if (Array.isArray(value)) {
      const at = placeIn(value, field ?? member ?? "");
      if (at === null) return steps;
      steps.push(String(at));
      value = value[at] as unknown;
    } else if (field !== undefined) {
      steps.push(field);
      value = isRaw(value) ? value[field] : undefined;
    } else return steps;
  }
  return steps;
}

/** Named by its code, or by its number. */
function placeIn(list: readonly unknown[], member: string): number | null {
  const named = list.findIndex((each) => isRaw(each) && nameOf(each) === member);
  const at = named >= 0 ? named : Number(member);
  return Number.isInteger(at) && at < list.length ? at : null;
}

function nameOf({ code, key, act }: Raw): unknown {
  return code ?? key ?? act;
}
