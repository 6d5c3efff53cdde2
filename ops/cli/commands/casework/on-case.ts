import type { Command } from "commander";
import {
  inFittingRole,
  type Acting,
  type CaseworkUseCases,
  type OnCaseInput,
} from "../../../../application/casework/index.js";
import { systemClock } from "../../../../application/ports.js";
import type { Ask, UseCase } from "../../../../application/taxation/index.js";
import { ApiError } from "../../../../api/errors/index.js";
import type { CivilDate, Language } from "../../../../domain/shared/index.js";
import { TOKENS } from "../../../composition/tokens.js";
import { revision } from "../../input/values.js";
import { saidOfAct, type ActWords } from "../../work/act.js";
import type { Desk, Work } from "../../work/desk.js";
import { withExamples } from "../../work/examples.js";
import { asAct, type ActOptions, type Globals } from "../../work/globals.js";
import { asOfficer, atWork, type AtWork, type OfficerOptions } from "../../work/officer.js";
import { seenCase, type SeenCase } from "./seen-case.js";

/** What an act on a case may be given: text, lists, and flags. */
export type Given<Names extends string = never> = ActOptions &
  OfficerOptions & { readonly revision?: string } & { readonly [Name in Names]?: string } & {
    readonly document?: readonly string[];
  };

/** An act on a case that is there. */
export interface CaseAct<Options extends Given, Input extends object, Value extends object> {
  /** Its words on the command line, as `opinion ask`. */
  readonly name: string;
  readonly description: string;
  /** Arguments after the case, with what they are. */
  readonly args?: readonly (readonly [string, string])[];
  readonly shape?: (command: Command) => Command;
  readonly examples: readonly string[];
  /** The right that an officer needs for it. */
  readonly permission: string | ((options: Options) => string);
  /** The roles to try, the likeliest first; left out: all that whoever acts has. */
  readonly roles?: (roles: readonly Acting[], input: Input, seen: SeenCase) => readonly Acting[];
  /** What was typed as the use case wants it. @throws ApiError VALIDATION, before anything is opened */
  readonly read: (options: Options, args: readonly string[], today: CivilDate) => Input | Promise<Input>;
  readonly useCase: (uses: CaseworkUseCases) => UseCase<Input & OnCaseInput, Value>;
  /** What people read of the result; left out: all of it. */
  readonly words?: (value: Value, language: Language, work: Work) => ActWords | Promise<ActWords>;
}

const REVISION = [
  "--revision <number>",
  "of the case as `case show` showed it: if it was written to since, nothing is done (`revision-conflict`)",
] as const;

/**
 * Adds an act: whoever may see the case carries it out in the role that fits, and the ledger says whether they may, at the
 * revision that they saw where they name it.
 */
export function addCaseAct<Options extends Given, Input extends object, Value extends object>(
  group: Command,
  desk: Desk,
  act: CaseAct<Options, Input, Value>,
): void {
  const { shape = (each) => each, permission, roles = (all) => all, words = allOf } = act;
  const bare = placeOf(group, act.name).description(act.description).argument("<case>", "its id or number");
  for (const [name, what] of act.args ?? []) bare.argument(`<${name}>`, what);
  const command = withExamples(
    asOfficer(asAct(shape(bare).option(...REVISION))),
    ...act.examples.map((each) => `case ${act.name} ${each}`),
  );
  command.action(async () => {
    const options = command.opts<Options>();
    const [named = "", ...args] = command.args;
    const input = await act.read(options, args, systemClock.today());
    const seenAt = pinnedBy(options);
    await desk.work(command, async (work) => {
      const who = await atWork(work, options, typeof permission === "string" ? permission : permission(options));
      const seen = await seenCase(work, who, named);
      const ask = { ...askAt(who, seen.state.office), ...seenAt };
      const useCase = act.useCase(work.composition.get(TOKENS.casework));
      const { caseId } = seen;
      const outcome = await inFittingRole(roles(who.roles, input, seen), (by) =>
        useCase(ask, { ...input, caseId, by }),
      );
      if (outcome === null) throw new ApiError("FORBIDDEN", "case-role-missing");
      const { language } = command.optsWithGlobals<Globals>();
      const said = outcome.ok ? await words(outcome.value, language, work) : [];
      return saidOfAct(outcome, ask, () => said);
    });
  });
}

/** @throws ApiError VALIDATION `revision-malformed` */
function pinnedBy({ revision: seen }: Given): Pick<Ask, "expectedRevision"> {
  return seen === undefined ? {} : { expectedRevision: revision("--revision", seen) };
}

/** An officer acts at the office that has the case; the operator sits at none. */
export function askAt({ ask, isOperator }: AtWork, office: string): Ask {
  return isOperator ? ask : { ...ask, actor: { ...ask.actor, office } };
}

function allOf(value: object): ActWords {
  return Object.entries(value) as [string, string | null][];
}

/** `opinion ask` is the command `ask` of the group `opinion`. */
function placeOf(group: Command, name: string): Command {
  const [first = "", second] = name.split(" ");
  if (second === undefined) return group.command(first);
  const under = group.commands.find((each) => each.name() === first) ?? group.command(first);
  return under.command(second);
}
