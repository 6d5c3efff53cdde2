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
import { decidedOutcome, type DecidedOutcome, type Move } from "../../workflow/index.js";
import type { Act, DecisionContent } from "../commands.js";
import { readOptional } from "./texts.js";
import { BY_SYSTEM, byOf, record, type Step } from "./work.js";

/**
 * Takes the decision that a step is: with legal basis, with grounds and the way of appeal where anything is denied, and
 * with the last day of what is granted for a time. After silence that grants, nothing can be denied any more.
 */
export function takeDecision(command: Act, move: Move, outcome: DecidedOutcome, reasons: string | null): Step {
  return (work) => {
    const { decision } = command;
    if (!decision) return notParsed("decision-missing", { transition: move.transition.code });
    const fault = basisFault(decision, outcome) ?? denialFault(decision, move, outcome, reasons);
    if (fault) return { ok: false, refusal: fault };
    if (outcome === "adverse" && work.state.silence === "deemed-granted") return notParsed("silence-granted");
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

/** A decision that comes about by itself: on the legal basis of the service, for there is nobody to name another. */
export function decideByItself(move: Move): Step {
  return (work) => {
    const outcome = decidedOutcome(move.to, move.transition);
    if (outcome === null) return parsed(work);
    const service = work.base.definition.service.content;
    const validUntil = outcome === "favourable" ? lastDay(service, null, work.base.on) : parsed(null);
    if (!validUntil.ok) return validUntil;
    return parsed(
      record(work, "DecisionTaken", {
        transition: move.transition.code,
        outcome,
        on: work.base.on,
        legalBasis: service.legalBasis.map(({ act, article }) => ({ act, article })),
        grounds: null,
        text: null,
        validUntil: validUntil.value,
        appeal: null,
        by: BY_SYSTEM,
      }),
    );
  };
}

function basisFault({ legalBasis }: DecisionContent, outcome: DecidedOutcome): Refusal | null {
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
