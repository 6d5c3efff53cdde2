import type { CaseWay, CaseworkUseCases } from "../../../../application/casework/index.js";
import type { Answer, ItemNames } from "../../../../application/taxation/index.js";
import { message } from "../../../../api/messages/index.js";
import type { Language } from "../../../../domain/shared/index.js";
import type { CasePerformanceLine } from "../../../../read-models/read-side/index.js";
import { facts, lekText, table, type Column } from "../../output/table.js";
import { duesText } from "./owed.js";

type CaseFile = Extract<
  Awaited<ReturnType<CaseworkUseCases["caseFile"]>>,
  Answer<unknown> & { readonly ok: true }
>["value"];

/** What of a case its own facts do not say: the steps that are open, and what the taxes that are owed are called. */
interface Beside {
  readonly ways: readonly CaseWay[];
  readonly itemNames: ItemNames;
}

export function caseText(caseId: string, file: CaseFile, { ways, itemNames }: Beside, language: Language): string {
  const { state, definition, content, timeline, revision } = file;
  const place = definition.workflow.content.states.find(({ code }) => code === state.state);
  const { applicant } = content;
  return [
    facts([
      ["case", caseId],
      ["number", state.number],
      ["service", `${definition.service.content.name[language]} (${state.service.code}/${state.service.version})`],
      ["applicant", applicant && `${applicant.name} ${applicant.identifier ?? ""}`],
      ["office", state.office],
      ["state", `${place?.name[language] ?? ""} (${state.state})`],
      ["due", state.limits.case?.due?.on ?? null],
      [
        "handled by",
        Object.entries(state.handlers)
          .map(([role, person]) => `${role} ${person}`)
          .join(", "),
      ],
      ["outcome", state.outcome],
      ["revision", String(revision)],
    ]),
    "\nSteps\n",
    table(ways, [
      { head: "transition", cell: ({ transition }) => transition.code },
      { head: "what", cell: ({ transition }) => transition.name[language] },
      { head: "roles", cell: ({ transition }) => transition.roles.join(", ") },
      { head: "against it", cell: ({ fault }) => fault && message(fault.code, fault.facts, language) },
    ]),
    "\nDocuments\n",
    table(content.documents, [
      { head: "document", cell: ({ documentId }) => documentId },
      { head: "kind", cell: ({ document }) => document },
      { head: "name", cell: ({ name }) => name },
      { head: "bytes", cell: ({ bytes }) => lekText(bytes), figures: true },
      { head: "standing", cell: ({ standing, supersededBy }) => (supersededBy === null ? standing : "superseded") },
    ]),
    "\nFees\n",
    table(content.fees, [
      { head: "fee", cell: ({ code }) => code },
      { head: "lekë", cell: ({ amount }) => lekText(amount), figures: true },
      { head: "settled on", cell: ({ settledOn }) => settledOn },
    ]),
    ...(state.clearance === null ? [] : [duesText(state.clearance, itemNames, language)]),
    "\nWhat happened\n",
    table(timeline, [
      { head: "recorded", cell: ({ recordedAt }) => recordedAt },
      { head: "what", cell: ({ type, step }) => step?.[language] ?? type },
      { head: "who", cell: ({ actor, by }) => `${actor.id}${by === null ? "" : ` (${by.role})`}` },
      { head: "reason", cell: ({ reason }) => reason },
    ]),
  ].join("");
}

export function performanceText(
  lines: readonly CasePerformanceLine[],
  by: readonly ("service" | "office" | "clerk" | "month")[],
): string {
  const figure = (head: string, cell: Column<CasePerformanceLine>["cell"]) => ({ head, cell, figures: true });
  const days = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
  return table(lines, [
    ...by.map((name) => ({ head: name, cell: (line: CasePerformanceLine) => line[name] })),
    figure("received", ({ received }) => received),
    figure("decided", ({ decided }) => decided),
    figure("late", ({ decidedLate }) => decidedLate),
    figure("waiting", ({ pending }) => pending),
    figure("past limit", ({ pendingLate }) => pendingLate),
    figure("median days", ({ medianDays }) => days(medianDays)),
    figure("90 % within", ({ ninetiethDays }) => days(ninetiethDays)),
  ]);
}
