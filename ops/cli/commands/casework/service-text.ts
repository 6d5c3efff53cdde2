import type { ContentChange, Finding, Words } from "../../../../domain/casework/index.js";
import type { Language } from "../../../../domain/shared/index.js";
import type { DefinitionRow, ServiceRow } from "../../../../read-models/read-side/index.js";
import { facts, table } from "../../output/table.js";

export function servicesText(rows: readonly ServiceRow[], language: Language): string {
  return table(rows, [
    { head: "service", cell: ({ code }) => code },
    { head: "name", cell: ({ content }) => content.name[language] },
    { head: "group", cell: ({ content }) => content.group },
    { head: "open to", cell: ({ content }) => content.applicantKinds },
    { head: "limit", cell: ({ content: { timeLimit } }) => `${timeLimit.value} ${timeLimit.unit}` },
    { head: "dues", cell: ({ content }) => (content.taxClearance.rule === "required" ? "settled" : "") },
    { head: "version", cell: ({ version }) => version, figures: true },
  ]);
}

export function definitionText({ code, draft, versions }: DefinitionRow, language: Language): string {
  const latest = (versions.at(-1)?.content ?? draft?.content) as { readonly name?: Words; readonly workflow?: string };
  return (
    facts([
      ["code", code],
      ["name", latest.name?.[language]],
      ["workflow", latest.workflow],
      ["open draft", draft === null ? null : `changed ${draft.changedAt}`],
    ]) +
    table(versions, [
      { head: "version", cell: ({ version }) => version, figures: true },
      { head: "from", cell: ({ validFrom }) => validFrom },
      { head: "to", cell: ({ validTo }) => validTo },
      { head: "workflow", cell: ({ workflow }) => workflow && `${workflow.code}/${workflow.version}` },
      { head: "hash", cell: ({ hash }) => hash.slice(0, 12) },
      { head: "withdrawn because", cell: ({ withdrawalGround }) => withdrawalGround },
    ])
  );
}

export function findingsText(findings: readonly (Finding & { readonly words: string })[]): string {
  if (findings.length === 0) return "Nothing keeps it from being published.\n";
  return table(findings, [
    { head: "where", cell: ({ path }) => path },
    { head: "what", cell: ({ words }) => words },
    { head: "code", cell: ({ code }) => code },
  ]);
}

export function changesText(changes: readonly ContentChange[]): string {
  const short = (value: unknown) => (value === null ? null : JSON.stringify(value).slice(0, 60));
  return table(changes, [
    { head: "where", cell: ({ path }) => path },
    { head: "before", cell: ({ before }) => short(before) },
    { head: "after", cell: ({ after }) => short(after) },
  ]);
}
