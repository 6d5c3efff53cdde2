import { dayText } from "../../papers/index.js";
import { isAssumed } from "./sheet.js";
import { lastFact, type PaperStory } from "./story.js";
import { legalText, paragraphsOf, silenceText, termText } from "./words.js";

/** What papers say of the decision: its text as corrected since, grounds, legal basis, validity, who took it, or that nobody did. */
export function decisionOnPaper(story: PaperStory) {
  const { facts, definition, deciderName } = story;
  const decision = lastFact(facts, "DecisionTaken")!;
  const { outcome, on, legalBasis, grounds, validUntil, appeal, silence, by } = decision.data;
  const basis = legalBasis.map((ground) => legalText(definition.service.content, ground));
  const validityAssumed = validUntil !== null && isAssumed(story, "validity");
  return {
    content: {
      outcome,
      decidedOn: dayText(on),
      decidedBy: { name: deciderName, role: by.role },
      legalBasis: basis,
      grounds: paragraphsOf(grounds),
      text: [
        ...(silence === undefined ? [] : [silenceText(outcome, silence.since)]),
        ...paragraphsOf(correctedText(story, decision.revision) ?? decision.data.text),
      ],
      validUntil: validUntil && dayText(validUntil),
      validityAssumed,
      appeal: appeal && { to: appeal.to, term: termText(appeal.term) },
    },
    assumed: validityAssumed || basis.some(({ assumed }) => assumed),
  };
}

/** What the decision should have said, where a slip in it was put right. */
function correctedText({ facts }: PaperStory, since: number): string | null {
  const corrected = facts.findLast(
    (fact) => fact.type === "CorrectionRecorded" && fact.data.what === "decision" && fact.revision > since,
  );
  return corrected?.type === "CorrectionRecorded" ? corrected.data.text : null;
}
