import type { Command } from "commander";
import { rebuild, verify, type RebuildProgress } from "../../../projections/index.js";
import { hasReached, positionText } from "../../../domain/shared/index.js";
import { buildText } from "../../../read-models/store/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { table } from "../output/table.js";
import { Interrupted, type Desk, type Said, type Work } from "../work/desk.js";
import { keepingUp } from "../work/fresh.js";
import { outcomeOf, type BuildOutcome } from "./projections-text.js";

export function addProjectionsCommands(program: Command, desk: Desk): void {
  const group = program.command("projections").description("the read models, and what the log says they are");
  const status = group
    .command("status")
    .description("every build; exit status 1 when a live one stands still or is missing");
  status.action(() => desk.work(status, statusOf));
  const building = group
    .command("rebuild")
    .argument("<names...>", "of projections, or `all`")
    .description("build anew beside the live ones, compare, and swap; goes on where it was interrupted")
    .option("--fresh", "throw away what an interrupted rebuild left");
  building.action((names: readonly string[], { fresh }: { fresh?: true }) =>
    desk.work(building, (work) =>
      keepingUp(work, () =>
        built(
          work,
          rebuild(work.composition.get(TOKENS.engine), namesOf(work, names), {
            signal: work.signal,
            fresh: fresh === true,
          }),
        ),
      ),
    ),
  );
  const verifying = group
    .command("verify")
    .argument("<names...>", "of projections, or `all`")
    .description("build anew, compare with the live ones, throw away; exit status 1 when they differ");
  verifying.action((names: readonly string[]) =>
    desk.work(verifying, (work) =>
      keepingUp(work, () =>
        built(work, verify(work.composition.get(TOKENS.engine), namesOf(work, names), { signal: work.signal })),
      ),
    ),
  );
}

function namesOf({ composition }: Work, names: readonly string[]): readonly string[] {
  if (names.length !== 1 || names[0] !== "all") return [...new Set(names)];
  return composition.get(TOKENS.engine).projections.map(({ name }) => name);
}

async function statusOf({ composition }: Work): Promise<Said> {
  const { stores, projections, eventStore } = composition.get(TOKENS.engine);
  for (const store of stores) await store.prepare();
  const head = await eventStore.head();
  const records = (await Promise.all(stores.map(({ catalog }) => catalog.all()))).flat();
  const builds = records.map(({ position, stopped, ...record }) => ({
    ...record,
    position: position === undefined ? null : positionText(position),
    isCurrent: head === undefined || hasReached(position, head),
    stopped: stopped === null ? null : { ...stopped, position: positionText(stopped.position) },
  }));
  const live = builds.filter(({ state }) => state === "live");
  const missing = projections.map(({ name }) => name).filter((name) => !live.some((each) => each.projection === name));
  const text =
    table(builds, [
      { head: "projection", cell: buildText },
      { head: "state", cell: ({ state }) => state },
      { head: "position", cell: ({ position }) => position },
      { head: "events", cell: ({ events }) => events, figures: true },
      { head: "current", cell: ({ isCurrent }) => (isCurrent ? "yes" : "no") },
      {
        head: "stands still because",
        cell: ({ stopped }) => stopped && `${stopped.because} (${stopped.type} ${stopped.eventId})`,
      },
    ]) + missing.map((name) => `${name} is not built yet.\n`).join("");
  const isWell = missing.length === 0 && live.every(({ stopped }) => stopped === null);
  return {
    json: { head: head === undefined ? null : positionText(head), builds, missing },
    text,
    exit: isWell ? "done" : "refused",
  };
}

/** Drives a rebuild or a comparison to its end, telling how far it has come. */
async function built({ progress, signal }: Work, steps: AsyncIterable<RebuildProgress>): Promise<Said> {
  const outcomes: BuildOutcome[] = [];
  for await (const step of steps) {
    if (step.phase === "catching-up") {
      if (step.error !== null) progress.line(`${step.error}; trying again`);
      progress.step("the log, in percent", Math.floor(step.share * 100), 100);
    } else if (step.phase === "indexing" || step.phase === "comparing")
      progress.line(`${step.projection}: ${step.phase}`);
    else outcomes.push(outcomeOf(step));
  }
  progress.end();
  if (signal.aborted)
    throw new Interrupted("Interrupted. What was built so far is kept; the same rebuild goes on with it.");
  return {
    json: { projections: outcomes },
    text: table(outcomes, [
      { head: "projection", cell: ({ projection }) => projection },
      { head: "outcome", cell: ({ outcome }) => outcome },
      { head: "rows compared", cell: ({ comparison }) => comparison?.rows, figures: true },
      { head: "remark", cell: ({ remark }) => remark },
    ]),
    exit: outcomes.every(({ isGood }) => isGood) ? "done" : "refused",
  };
}
