import type { Command } from "commander";
import { message } from "../../../api/messages/index.js";
import type { KeptReaction, ProcessRecord } from "../../../application/processes/index.js";
import { positionText, type Language } from "../../../domain/shared/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { id } from "../input/values.js";
import { table } from "../output/table.js";
import type { Desk, Said, Work } from "../work/desk.js";
import type { Globals } from "../work/globals.js";

/** Stuck reactions that one answer shows, or one command tries again. */
const LIMIT = 500;

export function addProcessesCommands(program: Command, desk: Desk): void {
  const group = program.command("processes").description("what follows by itself: policies and timers");
  const status = group
    .command("status")
    .description("how far each has come, and what is stuck; exit status 1 when something is, or one was never led");
  status.action(() => desk.work(status, (work) => statusOf(work, status.optsWithGlobals<Globals>().language)));
  const retry = group
    .command("retry")
    .argument("<ids...>", "of stuck reactions, or `all`")
    .description("try stuck reactions again; what is done is stuck no more; exit status 1 when some stay so");
  retry.action((ids: readonly string[]) => {
    const wanted = ids.length === 1 && ids[0] === "all" ? null : new Set(ids.map((each) => id("ID", each)));
    return desk.work(retry, (work) => retried(work, wanted));
  });
}

async function statusOf({ composition, tenant }: Work, language: Language): Promise<Said> {
  const processes = composition.get(TOKENS.processes);
  const records = await processes.records();
  const stuck = await processes.stuck(tenant, { limit: LIMIT });
  const missing = processes.names.filter((name) => !records.some(({ process }) => process === name));
  const isWell = missing.length === 0 && stuck.length === 0;
  return {
    json: { processes: records.map(recordJson), missing, stuck: stuck.map(reactionJson) },
    text:
      table(records, [
        { head: "process", cell: ({ process }) => process },
        { head: "position", cell: ({ position }) => position && positionText(position) },
        { head: "moved", cell: ({ movedAt }) => movedAt },
        { head: "stuck", cell: (record) => record.stuck, figures: true },
      ]) +
      missing.map((name) => `${name} was never led yet.\n`).join("") +
      (stuck.length === 0 ? "" : `\n${stuckText(stuck, language)}`),
    exit: isWell ? "done" : "refused",
  };
}

async function retried({ composition, tenant, signal }: Work, wanted: ReadonlySet<string> | null): Promise<Said> {
  const processes = composition.get(TOKENS.processes);
  const all = await processes.stuck(tenant, { limit: LIMIT });
  const chosen = all.filter((each) => wanted === null || wanted.has(each.id));
  const outcomes: { readonly id: string; readonly process: string; readonly outcome: "done" | "stuck" }[] = [];
  for (const reaction of chosen) {
    if (signal.aborted) break;
    const isDone = await processes.retry(reaction, signal);
    outcomes.push({ id: reaction.id, process: reaction.process, outcome: isDone ? "done" : "stuck" });
  }
  const unknown = [...(wanted ?? [])].filter((each) => !all.some((reaction) => reaction.id === each));
  return {
    json: { reactions: outcomes, unknown },
    text:
      table(outcomes, [
        { head: "reaction", cell: (each) => each.id },
        { head: "process", cell: ({ process }) => process },
        { head: "outcome", cell: ({ outcome }) => outcome },
      ]) + unknown.map((each) => `${each} is not stuck.\n`).join(""),
    exit: outcomes.every(({ outcome }) => outcome === "done") && unknown.length === 0 ? "done" : "refused",
  };
}

function stuckText(stuck: readonly KeptReaction[], language: Language): string {
  return table(stuck, [
    { head: "stuck reaction", cell: (each) => each.id },
    { head: "process", cell: ({ process }) => process },
    { head: "about", cell: ({ about }) => about },
    { head: "follows from", cell: ({ cause }) => cause && `${cause.type} ${cause.eventId}` },
    { head: "refused because", cell: ({ refusal: { code, facts } }) => message(code, facts, language) },
    { head: "tries", cell: ({ tries }) => tries, figures: true },
    { head: "last", cell: ({ lastAt }) => lastAt },
  ]);
}

function recordJson({ position, ...record }: ProcessRecord): object {
  return { ...record, position: position === undefined ? null : positionText(position) };
}

function reactionJson({ cause, ...reaction }: KeptReaction): object {
  return { ...reaction, cause: cause && { ...cause, position: positionText(cause.position) } };
}
