import { notParsed, parsed, parseText, refusal, type Refusal } from "../../../shared/index.js";
import { readText } from "../../service/index.js";
import type { DecideAppeal, IssueOutput, LodgeAppeal, Notify, RevokeOutput } from "../commands.js";
import { maySeeFault } from "./documents.js";
import { isOfficer } from "./movers.js";
import { futureFault, LONG_TEXT, SHORT_TEXT } from "./texts.js";
import { byOf, inTurn, record, unless, type Step, type Work } from "./work.js";

/** The decision was sent, and what proves that it arrived. Sent again with the same id, it says what is known now. */
export function notify({ noticeId, channel, sentOn, receivedOn, proof }: Notify): Step {
  return (work) => {
    const { decision } = work.state;
    if (decision === null) return notParsed("case-not-decided");
    if (sentOn < decision.on || (receivedOn !== null && receivedOn < sentOn))
      return notParsed("notice-dates-reversed", { decided: decision.on, sentOn, receivedOn });
    if (receivedOn !== null && proof === null) return notParsed("proof-of-service-missing");
    const documentId = proof?.documentId ?? null;
    if (documentId !== null && !work.state.documents.some((each) => each.documentId === documentId))
      return notParsed("document-unknown", { documentId: documentId.slice(0, 64) });
    const reference = proof === null ? parsed(null) : parseText(proof.reference);
    if (!reference.ok) return reference;
    return inTurn(
      work,
      unless(({ base }) => futureFault(receivedOn ?? sentOn, base.on)),
      (sent) =>
        parsed(
          record(sent, "DecisionNotified", {
            ...{ noticeId, channel, sentOn, receivedOn },
            proof: reference.value === null ? null : { reference: reference.value, documentId },
            by: byOf(work.base),
          }),
        ),
    );
  };
}

/** Against the decision; or, while there is none, against silence that took effect or a limit that was missed. */
export function lodgeAppeal({ appealId, to, lodgedOn, grounds }: LodgeAppeal): Step {
  return (work) => {
    const { state, base } = work;
    if (state.appeals.some((each) => each.appealId === appealId)) return notParsed("appeal-exists", { appealId });
    const [body, words] = [parseText(to), readText(grounds, LONG_TEXT, 1)];
    if (!body.ok) return body;
    if (!words.ok) return words;
    const against = state.decision === null || state.decision.bySilence ? "silence" : "decision";
    return inTurn(
      work,
      unless(() => futureFault(lodgedOn, base.on)),
      (lodged) =>
        parsed(
          record(lodged, "AppealLodged", {
            ...{ appealId, against, to: body.value, lodgedOn, grounds: words.value, by: byOf(base) },
          }),
        ),
    );
  };
}

/** An appeal is against a decision, or against a limit that was missed. */
export function nothingToAppealFault({ state }: Work): Refusal | null {
  const silent = state.limits.case !== null && state.limits.case.missedAt !== null;
  return state.decision === null && !silent ? refusal("nothing-to-appeal") : null;
}

export function decideAppeal(command: DecideAppeal): Step {
  const { appealId, outcome, effect, authority, reference, decidedOn } = command;
  return (work) => {
    const appeal = work.state.appeals.find((each) => each.appealId === appealId);
    if (!appeal) return notParsed("appeal-unknown", { appealId: appealId.slice(0, 64) });
    if (appeal.effect !== null) return notParsed("appeal-decided", { appealId });
    const upheld = outcome === "upheld" || outcome === "partly-upheld";
    if (upheld === (effect === "stands")) return notParsed("appeal-effect-differs", { outcome, effect });
    const [who, paper] = [parseText(authority), parseText(reference)];
    if (!who.ok) return who;
    if (!paper.ok) return paper;
    return inTurn(
      work,
      unless(({ base }) => futureFault(decidedOn, base.on)),
      (decided) =>
        parsed(
          record(decided, "AppealDecided", {
            ...{ appealId, outcome, effect, authority: who.value, reference: paper.value, decidedOn },
            by: byOf(work.base),
          }),
        ),
    );
  };
}

/** The paper of a decision that gives what was asked for and stands: one that is valid at a time. */
export function issueOutput({ outputId, kind, number, template, digest, site }: IssueOutput): Step {
  return (work) => {
    const { decision, outputs } = work.state;
    if (decision === null) return notParsed("case-not-decided");
    if (decision.outcome !== "favourable") return notParsed("output-of-denial");
    if (outputs.some((each) => each.outputId === outputId)) return notParsed("output-exists", { outputId });
    const standing = outputs.find(({ revoked }) => !revoked);
    if (standing) return notParsed("output-stands", { number: standing.number });
    const { validUntil } = decision;
    const paper = { outputId, kind, number, template, digest, site };
    return parsed(record(work, "OutputIssued", { ...paper, issuedOn: work.base.on, validUntil, by: byOf(work.base) }));
  };
}

export function revokeOutput({ outputId, ground }: RevokeOutput): Step {
  return (work) => {
    const output = work.state.outputs.find((each) => each.outputId === outputId);
    if (!output) return notParsed("output-unknown", { outputId: outputId.slice(0, 64) });
    if (output.revoked) return parsed(work);
    const words = parseText(ground, SHORT_TEXT);
    if (!words.ok) return words;
    return parsed(record(work, "OutputRevoked", { outputId, ground: words.value, by: byOf(work.base) }));
  };
}

/** The system issues papers and sends them; so may officers of the offices that have to do with the case. */
export function paperFault(work: Work): Refusal | null {
  const { by } = work.base;
  if (by.role === "system") return null;
  return isOfficer(by) ? maySeeFault(work) : refusal("officers-only", { role: by.role });
}
