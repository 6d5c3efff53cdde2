import type { CaseFile, NewerVersion } from "../../../../application/casework/index.js";
import { objectType } from "../../builder.js";
import { firstNaming, type Names } from "../../../messages/index.js";
import type { GraphqlContext } from "../../context.js";
import { answered } from "../../read-guard.js";
import { DefinitionChangeRef } from "../catalogue/definition-types.js";
import { NamedCodeRef, WordsRef } from "../catalogue/words.js";
import { definitionNames } from "../definition-names.js";
import { WhyRef, whyOf } from "./actions.js";
import { askedOf } from "./acts.js";
import { stateNamed } from "./case-row.js";

interface ShownVersion extends NewerVersion {
  readonly names: Names;
}

const newer = objectType<ShownVersion>("NewerVersion", "inherit", "A newer version of the service that a case keeps.");
newer.implement((t) => ({
  version: t.exposeInt("version"),
  validFrom: t.field({ type: "CivilDate", resolve: ({ validFrom }) => validFrom }),
  goesOnIn: t.field({
    type: [NamedCodeRef],
    description: "The states in which the case can go on under it, its own first; empty where it cannot.",
    resolve: ({ goesOnIn, target }) => goesOnIn.map((code) => stateNamed(target, code)),
  }),
  why: t.field({
    type: WhyRef,
    nullable: true,
    description: "What stands against it; null: nothing.",
    resolve: (each) => whyOf(each),
  }),
  changes: t.field({
    type: [DefinitionChangeRef],
    description: "What it changes in the service, from the version that the case keeps.",
    resolve: ({ changes }) => [...changes],
  }),
  procedureChanges: t.exposeBoolean("procedureChanges", { description: "Whether its procedure is another one." }),
  stepsAdded: t.field({ type: [WordsRef], resolve: ({ stepsAdded }) => [...stepsAdded] }),
  stepsGone: t.field({ type: [WordsRef], resolve: ({ stepsGone }) => [...stepsGone] }),
}));
export const NewerVersionRef = newer.reference;

/** Asked of the ledger, which tries each version by the rules of moving to it. */
export async function newerVersionsOf(
  { state, definition }: CaseFile,
  context: GraphqlContext,
): Promise<ShownVersion[]> {
  const { ask, given } = askedOf(state, context);
  const versions = answered(await context.dependencies.casework.newerVersions(ask, given));
  // The state that the case is in may not be there any more.
  const own = definitionNames(definition);
  return versions.map((each) => ({ ...each, names: firstNaming(definitionNames(each.target), own) }));
}
