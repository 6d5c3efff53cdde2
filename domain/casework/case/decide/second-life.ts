import { notParsed, parsed, parseText, refusal, sameJson, type Parsed, type Refusal } from "../../../shared/index.js";
import { readText } from "../../service/index.js";
import { stateOf, type WorkflowContent } from "../../workflow/index.js";
import type { Correct, MoveToVersion, PinnedDefinition, Reopen } from "../commands.js";
import type { CaseState } from "../state.js";
import { settle } from "./advance.js";
import { rewarn, setLimit } from "./clock.js";
import { applicantFault, readApplicant } from "./applicant.js";
import { feeChangeFault } from "./fees.js";
import { readCaseForm } from "./form.js";
import { missLimit } from "./limit-ends.js";
import { openFault } from "./movers.js";
import { LONG_TEXT, SHORT_TEXT } from "./texts.js";
import { byOf, inTurn, record, unless, type Step, type Work } from "./work.js";

/** Who may take up again what was closed. */
const REOPENERS: readonly string[] = ["signatory", "sector-head"];

/**
 * A closed case goes on in a state that it has been in, with its whole term anew; papers that were issued on the decision
 * say nothing any more. On appeal only where the appeal took the decision away. What then happens by itself happens at once:
 * out of some states there is no other way.
 */
export function reopen({ to, ground, appealId }: Reopen): Step {
  return (work) => {
    const { state, base } = work;
    const { workflow, service } = base.definition;
    const appeal = state.appeals.find((each) => each.appealId === appealId);
    const quashed = appeal?.effect === "annulled" || appeal?.effect === "sent-back";
    if ((ground === "appeal") !== quashed) return notParsed("appeal-does-not-reopen");
    if (!statesToReopenIn(state, workflow.content).includes(to))
      return notParsed("state-not-to-reopen", { state: to.slice(0, 80) });
    const data = { from: state.state, to, ground, appealId, at: base.at, by: byOf(base) };
    const valid = state.outputs.filter(({ revoked }) => !revoked);
    return inTurn(
      work,
      (reopened) => parsed(record(reopened, "CaseReopened", data)),
      ...valid.map(
        ({ outputId }): Step =>
          (revoking) =>
            parsed(record(revoking, "OutputRevoked", { outputId, ground: `case-reopened: ${ground}`, by: byOf(base) })),
      ),
      setLimit("case", service.content.timeLimit),
      settle,
    );
  };
}

/** Only what is closed is reopened, by who may take it up again. */
export function reopeningFault({ state, base: { by } }: Work): Refusal | null {
  if (state.outcome === null) return refusal("case-is-open");
  return REOPENERS.includes(by.role) ? null : refusal("role-may-not-reopen", { role: by.role });
}

/** The states in which a case has been, and in which work on it can go on. */
export function statesToReopenIn({ rounds }: CaseState, { states }: WorkflowContent): readonly string[] {
  return states
    .filter(({ code, kind, clock }) => kind === "active" && clock === "running" && rounds[code] !== undefined)
    .map(({ code }) => code);
}

/** A running case goes on under a newer version of its service, if its form and its state have a place there. */
export function moveToVersion(command: MoveToVersion): Step {
  const { target, to, ground, units } = command;
  return (work) => {
    const { state, base } = work;
    const { name } = target.service;
    if (name.code !== state.service.code || name.version <= state.service.version)
      return notParsed("version-not-newer", { code: name.code, version: name.version, current: state.service.version });
    const words = parseText(ground, SHORT_TEXT);
    if (!words.ok) return words;
    if (!statesToGoOnIn(work, target).includes(to))
      return notParsed("version-state-differs", { state: to.slice(0, 80) });
    const fits = readCaseForm(work, state.form, units, target.service.content);
    if (!fits.ok) return fits;
    const names = { service: name, workflow: target.workflow.name };
    const data = { ...names, from: state.state, to, ground: words.value, by: byOf(base) };
    // What the clock brought about under the old version stays brought about under the new one.
    const missed = missLimit(work);
    if (!missed.ok) return missed;
    const moved = record(missed.value, "CaseMovedToVersion", data);
    const there = { ...moved, base: { ...base, definition: target } };
    return inTurn(there, rewarn(base.definition.workflow.content), settle);
  };
}

/** The states of the new workflow that are of the kind of the present one. */
export function statesToGoOnIn(
  { state, base }: Pick<Work, "state" | "base">,
  target: PinnedDefinition,
): readonly string[] {
  const now = stateOf(base.definition.workflow.content, state.state);
  return target.workflow.content.states
    .filter(({ kind, clock }) => kind === now.kind && clock === now.clock)
    .map(({ code }) => code);
}

/** Nothing personal is added once the applicant was forgotten. */
export function forgottenFault({ state }: Work): Refusal | null {
  return state.form === null ? refusal("subject-forgotten") : null;
}

export function undecidedFault({ state }: Work): Refusal | null {
  return state.decision === null ? refusal("case-not-decided") : null;
}

/** What was wrong from the beginning is put right. A form that fees stand on is not changed under them. */
export function correct({ correction, ground }: Correct): Step {
  return (work) => {
    const words = parseText(ground, SHORT_TEXT);
    if (!words.ok) return words;
    const nothing = { form: null, applicant: null, text: null };
    const write = (what: (typeof correction)["what"], data: Partial<CorrectionParts>): Parsed<Work> =>
      parsed(
        record(work, "CorrectionRecorded", { what, ...nothing, ...data, ground: words.value, by: byOf(work.base) }),
      );
    switch (correction.what) {
      case "form": {
        const form = readCaseForm(work, correction.form, correction.units, work.base.definition.service.content);
        if (!form.ok) return form;
        if (sameJson(form.value, work.state.form)) return parsed(work);
        return inTurn(
          work,
          unless(openFault),
          unless((checked) => feeChangeFault(checked, form.value)),
          () => write("form", { form: form.value }),
        );
      }
      case "applicant": {
        const person = readApplicant(correction.applicant, null);
        if (!person.ok) return person;
        // The key that hides the case is the subject's: a case never changes hands by a correction.
        if (person.value.applicant.taxpayerId !== work.state.applicant.taxpayerId)
          return notParsed("applicant-is-another");
        const fault = applicantFault(work.base.definition.service.content, person.value.applicant);
        if (fault) return { ok: false, refusal: fault };
        return write("applicant", { applicant: person.value.applicant });
      }
      case "decision": {
        const text = readText(correction.text, LONG_TEXT, 1);
        return text.ok ? write("decision", { text: text.value }) : text;
      }
    }
  };
}

interface CorrectionParts {
  readonly form: Record<string, string | number | boolean>;
  readonly applicant: Extract<Correct["correction"], { readonly what: "applicant" }>["applicant"];
  readonly text: string;
}
