import type { RawContent } from "../definition/index.js";
import { ASSUMED_PARTS, GENERAL_TEMPLATE, type AssumedPart } from "../service/index.js";
import { OUTCOMES, type Outcome } from "../workflow/index.js";
import type { CatalogueSource, ServiceSource, WorkflowSource } from "./source.js";

/** What the catalogue does not say; values of the municipality, assumed until it confirms them (decision 0142). */
export interface CatalogueDefaults {
  readonly applicantTerm: { readonly value: number; readonly unit: string };
  readonly calendar: string;
  /** By code of workflow, where the law gives silence an effect. */
  readonly silence: Readonly<Record<string, string>>;
}

/** Law 119/2014 takes silence on a request for information for a refusal; no other effect of silence has a source. */
export const CATALOGUE_DEFAULTS: CatalogueDefaults = {
  applicantTerm: { value: 10, unit: "workingDay" },
  calendar: "administration",
  silence: { "information-request": "deemed-refused" },
};

/** A workflow template as the content of a definition. What a terminal state means follows from the ways into it. */
export function workflowFromSource(source: WorkflowSource, defaults: CatalogueDefaults): RawContent {
  const { code, name, description, initial, states, transitions, steps, automaticSteps, legalTerms = [] } = source;
  const extension = legalTerms.find((each) => each.code === "extension-max");
  return {
    format: "defter.workflow/1",
    code,
    name,
    description,
    initial,
    states: states.map((state) => ({
      ...state,
      outcome: state.kind === "terminal" ? outcomeOf(source, state.code) : null,
    })),
    transitions,
    steps,
    automaticSteps,
    extension: extension ? { value: extension.value, unit: extension.unit } : null,
    silence: defaults.silence[code] ?? "none",
  };
}

/**
 * By the transitions into a state: with the right of appeal, adverse; only by the applicant, withdrawn; only by itself
 * once the applicant's term passed, lapsed; with reasons but no appeal, ended otherwise; else favourable.
 */
function outcomeOf({ transitions }: WorkflowSource, state: string): Outcome {
  const into = transitions.filter(({ to }) => to === state);
  const every = (test: (transition: WorkflowSource["transitions"][number]) => boolean) => into.every(test);
  const tests: Readonly<Record<Outcome, boolean>> = {
    adverse: into.some(({ effects }) => effects.includes("record-appeal-rights")),
    withdrawn: every(({ roles }) => roles.every((role) => role === "applicant")),
    lapsed: every(({ automatic, guards }) => automatic && guards.includes("applicant-term-passed")),
    ended: every(({ guards }) => guards.includes("reasons-stated")),
    favourable: true,
  };
  const order: readonly Outcome[] = ["adverse", "withdrawn", "lapsed", "ended", "favourable"];
  return order.find((outcome) => tests[outcome]) ?? OUTCOMES[0];
}

/** A service of the catalogue as the content of a definition. */
export function serviceFromSource(
  source: ServiceSource,
  { documentTypes }: Pick<CatalogueSource, "documentTypes">,
  defaults: CatalogueDefaults,
): RawContent {
  const { code, name, group, applicantKinds, description, procedure, timeLimit, validity, taxClearance } = source;
  return {
    format: "defter.service/1",
    code,
    name,
    group,
    applicantKinds,
    description,
    legalBasis: source.legalBasis.map(({ act, kind, number, date, title, article, assumed }) => ({
      act,
      kind,
      number,
      date,
      title,
      article: article === undefined ? null : typeof article === "string" ? article : article.sq,
      ...(assumed ? { assumed } : {}),
    })),
    workflow: procedure,
    timeLimit: { value: timeLimit.value, unit: timeLimit.unit, calendar: defaults.calendar },
    applicantTerm: defaults.applicantTerm,
    fees: source.fees.map((fee) => feeFromSource(fee, source.form)),
    validity: validity && { ...validity, min: validity.min ?? null },
    output: {
      kind: source.output,
      ...(source.outputWords === undefined
        ? { template: source.output }
        : { template: GENERAL_TEMPLATE, words: source.outputWords }),
    },
    documents: source.requiredDocuments.map((document) => ({
      code: document.code,
      name: document.name,
      mandatory: document.mandatory,
      origin: documentTypes.find((each) => each.code === document.code)?.origin ?? "applicant",
      ...(document.accepts === undefined ? {} : { accepts: document.accepts }),
    })),
    form: source.form,
    taxClearance: { rule: taxClearance.rule, scope: taxClearance.scope ?? null, reason: taxClearance.reason },
    confidentiality: source.confidentiality,
    offices: source.offices,
    note: source.note ?? null,
    assumed: ASSUMED_PARTS.filter((part) => ASSUMED[part](source)),
  };
}

/** Which parts of a service the catalogue marks as starting values. */
const ASSUMED: Readonly<Record<AssumedPart, (source: ServiceSource) => boolean | undefined>> = {
  texts: ({ assumed }) => assumed,
  "time-limit": ({ timeLimit }) => timeLimit.assumed,
  fees: ({ feesAssumed }) => feesAssumed,
  validity: ({ validity, validityAssumed }) => validity !== null && validityAssumed,
  documents: ({ requiredDocuments }) => requiredDocuments.some(({ assumed }) => assumed),
  "tax-clearance": ({ taxClearance }) => taxClearance.assumed,
};

/** Units of a month whose quantity is something else are multiplied by the period that the form asks for. */
function feeFromSource(fee: ServiceSource["fees"][number], form: ServiceSource["form"]): RawContent {
  const dated = (key: string) => form.some((field) => field.key === key && field.type === "date" && field.required);
  const monthly = fee.per.endsWith("Month") && dated("startDate") && dated("endDate");
  return {
    code: fee.code,
    name: fee.name,
    amount: fee.amount,
    per: fee.per,
    quantityField: fee.quantityField ?? null,
    period: monthly ? { from: "startDate", to: "endDate" } : null,
    fiscalItem: fee.fiscalItem ?? null,
    blocks: true,
  };
}
