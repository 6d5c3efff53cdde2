import { notParsed, parsed, refusal, type Refusal } from "../../../shared/index.js";
import { readText } from "../../service/index.js";
import type { AnswerComplaint, Complain } from "../commands.js";
import { basisFault } from "./decision.js";
import { LONG_TEXT, readReasons } from "./texts.js";
import { byOf, record, type Step, type Work } from "./work.js";

/** Who may answer how others handled a case. */
const ANSWERERS: readonly string[] = ["sector-head", "signatory"];

export function complain({ complaintId, about, grounds }: Complain): Step {
  return (work) => {
    if (work.state.complaints.some((each) => each.complaintId === complaintId))
      return notParsed("complaint-exists", { complaintId });
    const words = readText(grounds, LONG_TEXT, 1);
    if (!words.ok) return words;
    return parsed(record(work, "ComplaintLodged", { complaintId, about, grounds: words.value, by: byOf(work.base) }));
  };
}

/** Answers a complaint, once, with grounds and legal basis whatever the outcome. The case itself goes on as it was. */
export function answerComplaint({ complaintId, outcome, grounds, legalBasis }: AnswerComplaint): Step {
  return (work) => {
    const complaint = work.state.complaints.find((each) => each.complaintId === complaintId);
    if (!complaint) return notParsed("complaint-unknown", { complaintId: complaintId.slice(0, 64) });
    if (complaint.answered) return notParsed("complaint-answered", { complaintId });
    const fault = basisFault({ legalBasis }, "favourable");
    if (fault) return { ok: false, refusal: fault };
    const words = readReasons(grounds);
    if (!words.ok) return words;
    if (words.value === null) return notParsed("reasons-not-stated");
    return parsed(
      record(work, "ComplaintAnswered", {
        ...{ complaintId, outcome, grounds: words.value },
        legalBasis: legalBasis.map(({ act, article }) => ({ act, article })),
        at: work.base.at,
        by: byOf(work.base),
      }),
    );
  };
}

/**
 * Four eyes, as for the decision: nobody answers for what they did themselves. Whoever processed the case, decided it or
 * has it now is whom the complaint may be about.
 */
export function answeringFault({ state, base: { by } }: Work): Refusal | null {
  if (!ANSWERERS.includes(by.role)) return refusal("role-may-not-answer", { role: by.role });
  const involved = [...state.processors, ...Object.values(state.handlers), state.decision?.by];
  return involved.includes(by.personId) ? refusal("complaint-of-own-act", { personId: by.personId }) : null;
}
