import { parsed, refusal, type Refusal } from "../../../shared/index.js";
import type { NewCheck } from "../commands.js";
import { checkSchema, type Check } from "../events/index.js";
import { notAskedFault } from "./documents.js";
import { readOptional } from "./texts.js";
import { partInStateFault, isOfficer } from "./movers.js";
import { byOf, inTurn, record, type Step, type Work } from "./work.js";

/** Writes down what an officer found, in a state in which their role has a part. */
export function recordCheck({ check, note }: NewCheck): Step {
  return (work) => {
    const fault = checkFault(work, check);
    if (fault) return { ok: false, refusal: fault };
    const words = readOptional(note);
    if (!words.ok) return words;
    return parsed(record(work, "CheckRecorded", { check, note: words.value, by: byOf(work.base) }));
  };
}

export function recordChecks(checks: readonly NewCheck[]): Step {
  return (work) => inTurn(work, ...checks.map(recordCheck));
}

function checkFault({ base, state }: Work, check: Check): Refusal | null {
  if (!isOfficer(base.by)) return refusal("officers-only", { role: base.by.role });
  if (!checkSchema.safeParse(check).success)
    return refusal("check-malformed", { kind: String(check.kind).slice(0, 40) });
  if ("on" in check && check.on > base.on) return refusal("day-in-future", { day: check.on, on: base.on });
  const document = "document" in check ? check.document : null;
  const { service, workflow } = base.definition;
  return notAskedFault(service.content, document) ?? partInStateFault(workflow.content, state.state, base.by.role);
}
