import { parsed, refusal, type Parsed, type Refusal } from "../../../shared/index.js";
import type { ServiceContent } from "../../service/index.js";
import { leaving, stateOf, type WorkflowContent } from "../../workflow/index.js";
import type { Lodge } from "../commands.js";
import type { CaseState } from "../state.js";
import { applicantFault, readApplicant } from "./applicant.js";
import { advance, NOTHING_ALONG, settle } from "./advance.js";
import { clearanceDrives, clearanceFor, recordClearance } from "./clearance.js";
import { setLimit, suspendLimit } from "./clock.js";
import { attachAll } from "./documents.js";
import { beginsAsDraft, entranceOf } from "./entrance.js";
import { readCaseForm } from "./form.js";
import { begin, byOf, inTurn, record, type Step, type Work } from "./work.js";

/** A case begins: checked, numbered, entered, with its documents, its clock and what follows from being submitted. */
export function lodge(command: Lodge, before: CaseState): Parsed<Work> {
  const { definition, office, applicant } = command;
  const { content: service } = definition.service;
  const fault = lodgingFault(command, before, service);
  if (fault) return { ok: false, refusal: fault };
  const person = readApplicant(applicant, command.representative);
  if (!person.ok) return person;
  const documents = command.documents.map(({ documentId }) => ({ documentId }) as CaseState["documents"][number]);
  const known = begin(command, { ...before, documents });
  const form = readCaseForm(known, command.form, command.units, service);
  if (!form.ok) return form;
  const opened = record(begin(command, { ...before, subjectId: subjectOf(command) }), "ApplicationLodged", {
    number: command.number,
    office,
    service: definition.service.name,
    workflow: definition.workflow.name,
    confidentiality: service.confidentiality,
    state: definition.workflow.content.initial,
    ...person.value,
    form: form.value,
    at: command.at,
    by: byOf(command),
  });
  return inTurn(opened, attachAll(command.documents), submit(command));
}

/** Out of the draft by the step that who lodges it may take; a workflow without a draft begins at once. */
function submit({ definition, by }: Lodge): Step {
  const { content } = definition.workflow;
  const initial = stateOf(content, content.initial);
  if (beginsAsDraft(content)) {
    const step = entranceOf(definition, by.role);
    if (!step) return () => ({ ok: false, refusal: entranceFault(content, by.role) });
    return (work) => inTurn(work, clearanceFor(step.code), advance(step.code, NOTHING_ALONG));
  }
  return (work) =>
    inTurn(
      work,
      clearanceDrives(definition, initial.code) ? recordClearance : parsed,
      setLimit("case", definition.service.content.timeLimit),
      initial.clock === "suspended" ? suspendLimit(initial.code) : parsed,
      settle,
    );
}

/** Who takes the step out of the draft, where the role does not. */
function entranceFault(content: WorkflowContent, role: string): Refusal {
  const first = leaving(content, content.initial).find(({ automatic }) => !automatic);
  const facts = { transition: first?.code ?? content.initial, roles: first?.roles.join(", ") ?? "" };
  return refusal("transition-role-wrong", { ...facts, role });
}

function lodgingFault(command: Lodge, before: CaseState, service: ServiceContent): Refusal | null {
  const { applicant, office, by, caseId, officeFault } = command;
  if (before.caseId !== null) return refusal("case-exists", { caseId });
  if (officeFault) return officeFault;
  if (service.offices !== "all" && !service.offices.includes(office))
    return refusal("service-not-offered-here", { service: service.code, office });
  if (by.role !== "applicant" && by.offices !== null && !by.offices.includes(office))
    return refusal("case-in-another-office", { office });
  return applicantFault(service, applicant);
}

/** Whose key hides what is personal: the taxpayer's, so that to forget them forgets their cases, or the case's own. */
function subjectOf({ applicant, caseId }: Lodge): string {
  return applicant.taxpayerId ?? caseId;
}
