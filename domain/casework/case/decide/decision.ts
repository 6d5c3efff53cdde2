import {
  addDays,
  dateOf,
  notParsed,
  parsed,
  refusal,
  type CivilDate,
  type Parsed,
  type Refusal,
} from "../../../shared/index.js";
import type { ServiceContent } from "../../service/index.js";
import { checkedTerm } from "../../time-limit/index.js";
import { decidedOutcome, SILENT_APPROVAL, type DecidedOutcome, type Move } from "../../workflow/index.js";
import type { Act, DecisionContent } from "../commands.js";
import type { CaseState } from "../state.js";
import { readOptional } from "./texts.js";
import { BY_SYSTEM, byOf, record, type Step } from "./work.js";

/**
 * Takes the decision that a step is: with legal basis, with grounds and the way of appeal where anything is denied, and
 * with the last day of what is granted for a time.
 */
export function takeDecision(command: Act, move: Move, outcome: DecidedOutcome, reasons: string | null): Step {
  return (work) => {
    const { decision } = command;
    if (!decision) return notParsed("decision-missing", { transition: move.transition.code });
    const fault = basisFault(decision, outcome) ?? denialFault(decision, move, outcome, reasons);
    if (fault) return { ok: false, refusal: fault };
    const text = readOptional(decision.text);
    if (!text.ok) return text;
    const validUntil =
      outcome === "favourable" ? lastDay(work.base.definition.service.content, decision, command.on) : parsed(null);
    if (!validUntil.ok) return validUntil;
    return parsed(
      record(work, "DecisionTaken", {
        transition: move.transition.code,
        outcome,
        on: command.on,
        legalBasis: decision.legalBasis.map(({ act, article }) => ({ act, article })),
        grounds: reasons,
        text: text.value,
        validUntil: validUntil.value,
        appeal: decision.appeal ? { to: decision.appeal.to, term: decision.appeal.term } : null,
        by: byOf(command),
      }),
    );
  };
}

/**
 * A decision that comes about by itself: on the legal basis of the service, for there is nobody to name another. What
 * silence has granted or refused rests on the limit that passed, and a grant on the law of silent approval, too.
 */
export function decideByItself(move: Move): Step {
  return (work) => {
    const outcome = decidedOutcome(move.to, move.transition);
    if (outcome === null) return parsed(work);
    const service = work.base.definition.service.content;
    const validUntil = outcome === "favourable" ? lastDay(service, null, work.base.on) : parsed(null);
    if (!validUntil.ok) return validUntil;
    const since = silentSince(work.state, outcome);
    const named = service.legalBasis.map(({ act, article }) => ({ act, article }));
    return parsed(
      record(work, "DecisionTaken", {
        transition: move.transition.code,
        outcome,
        on: work.base.on,
        legalBasis: since !== null && outcome === "favourable" ? [...named.slice(0, 39), SILENT_APPROVAL] : named,
        grounds: null,
        text: null,
        validUntil: validUntil.value,
        appeal: null,
        ...(since === null ? {} : { silence: { since } }),
        by: BY_SYSTEM,
      }),
    );
  };
}

/** The last day of the limit whose passing has decided so; null where silence has decided nothing, or otherwise. */
function silentSince({ silence, silentSince: since }: CaseState, outcome: DecidedOutcome): CivilDate | null {
  const decided = { none: null, "deemed-granted": "favourable", "deemed-refused": "adverse" }[silence];
  return decided === outcome ? since : null;
}

export function basisFault(
  { legalBasis }: Pick<DecisionContent, "legalBasis">,
  outcome: DecidedOutcome,
): Refusal | null {
  if (legalBasis.length === 0 && outcome !== "ended") return refusal("legal-basis-missing");
  const wellFormed = legalBasis.every(
    ({ act, article }) => /\S/.test(act) && act.length <= 80 && (article === null || article.length <= 200),
  );
  return wellFormed && legalBasis.length <= 40 ? null : refusal("legal-basis-malformed");
}

function denialFault(
  { appeal }: DecisionContent,
  { transition }: Move,
  outcome: DecidedOutcome,
  reasons: string | null,
): Refusal | null {
  if (outcome === "adverse" && reasons === null) return refusal("reasons-not-stated");
  const owed = transition.effects.includes("record-appeal-rights");
  if (owed && !appeal) return refusal("appeal-not-stated");
  if (!appeal) return null;
  if (!/\S/.test(appeal.to) || appeal.to.length > 200) return refusal("appeal-not-stated");
  const term = checkedTerm(appeal.term);
  return term.ok ? null : term.refusal;
}

/** The last day of what is granted: as long as the service says, or as the decision says within its bounds. */
function lastDay(
  { validity }: ServiceContent,
  decision: DecisionContent | null,
  from: CivilDate,
): Parsed<CivilDate | null> {
  const asked = decision?.validity ?? null;
  if (validity === null) return asked ? notParsed("validity-not-foreseen") : parsed(null);
  if (validity.mode === "fixed") return asked ? notParsed("validity-is-fixed") : parsed(endOf(validity, from));
  const chosen = asked ?? validity;
  if (!Number.isInteger(chosen.value) || chosen.value < 1 || chosen.value > 1200)
    return notParsed("validity-not-a-term");
  const end = endOf(chosen, from);
  const shortest = validity.min === null ? from : endOf(validity.min, from);
  if (end > endOf(validity, from) || end < shortest)
    return notParsed("validity-out-of-range", { from: shortest, to: endOf(validity, from) });
  return parsed(end);
}

/** A year from 3 March ends on 2 March. */
function endOf(
  { value, unit }: { readonly value: number; readonly unit: "month" | "year" },
  from: CivilDate,
): CivilDate {
  const [year, month, day] = from.split("-").map(Number) as [number, number, number];
  const months = unit === "month" ? value : value * 12;
  return addDays(dateOf(year, month + months, day), -1);
}
