import type { CaseActNow, CaseFile, CaseWaysInput } from "../../../../application/casework/index.js";
import type { Ask } from "../../../../application/taxation/index.js";
import { CASE_ACTS, type CaseAct, type CaseState } from "../../../../domain/casework/index.js";
import type { Permission } from "../../access/permission.js";
import { objectType } from "../../builder.js";
import type { GraphqlContext } from "../../context.js";
import { enumOf } from "../../inputs/index.js";
import type { Names } from "../../../messages/index.js";
import { askOf } from "../../mutation.js";
import { answered } from "../../read-guard.js";
import { actingRoles, READ } from "../access/index.js";
import { definitionNames } from "../definition-names.js";
import { WhyRef, whyOf } from "./actions.js";

/** Acts that take more than the right to act on cases. */
const MORE: Readonly<Partial<Record<CaseAct, Permission>>> = {
  reopen: "case.supervise",
  "move-to-version": "case.supervise",
  "correct-decision": "case.supervise",
  "answer-complaint": "case.answer-complaint",
};

interface ShownAct extends CaseActNow {
  readonly names: Names;
}

const act = objectType<ShownAct>("CaseAct", "inherit", "An act on a case that is no step of its workflow.");
act.implement((t) => ({
  act: t.field({ type: enumOf("CaseActName", CASE_ACTS), resolve: (each) => each.act }),
  allowed: t.boolean({
    description: "Whether you may do it now; what is said with it is looked at when it is done.",
    resolve: ({ fault }) => fault === null,
  }),
  why: t.field({
    type: WhyRef,
    nullable: true,
    description: "What stands against it; null: nothing.",
    resolve: (each) => whyOf(each),
  }),
}));
export const CaseActRef = act.reference;

/** Asked of the ledger by the rules of each act; rights that the caller lacks stand against it before all else. */
export async function actsOf({ state, definition }: CaseFile, context: GraphqlContext): Promise<ShownAct[]> {
  const { ask, given } = askedOf(state, context);
  const acts = answered(await context.dependencies.casework.caseActs(ask, given));
  const names = definitionNames(definition);
  return acts.map((each) => {
    const lacks = lackedFor(each.act, context);
    return { ...each, names, ...(lacks === null ? {} : { fault: { code: lacks, facts: {} } }) };
  });
}

function lackedFor(name: CaseAct, { authorisation }: GraphqlContext): string | null {
  const holds = (permission: Permission) => authorisation.holds(permission);
  if (!holds("case.act")) return "case-act-missing";
  const more = MORE[name];
  return more && !holds(more) ? "case-supervise-missing" : null;
}

/** A question on a case in the name of whoever reads it, in each role in which they could act. */
export function askedOf(
  state: CaseState,
  context: GraphqlContext,
): { readonly ask: Ask; readonly given: CaseWaysInput } {
  const { authorisation } = context;
  const { role, offices } = authorisation.grant(READ);
  const [first = { role, offices }, ...others] = actingRoles(authorisation);
  const ask = askOf(context, { commandId: context.correlationId }, role, state.office);
  return { ask, given: { caseId: state.caseId ?? "", roles: [first, ...others] } };
}
