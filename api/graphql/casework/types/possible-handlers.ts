import type { CaseFile } from "../../../../application/casework/index.js";
import { caseRolesOf, couldHandle, heldBy } from "../../../../domain/identity/index.js";
import { objectType } from "../../builder.js";
import type { GraphqlContext } from "../../context.js";

interface PossibleHandler {
  readonly role: string;
  readonly id: string;
  readonly name: string;
}

const possible = objectType<PossibleHandler>(
  "PossibleHandler",
  "inherit",
  "An officer who could have a case, in a role of theirs.",
);
possible.implement((t) => ({
  role: t.exposeString("role"),
  id: t.exposeID("id", { description: "Give it as `to` of `assignCase`." }),
  name: t.exposeString("name"),
}));
export const PossibleHandlerRef = possible.reference;

/** Officers of an office that are looked through; the largest of offices has fewer. */
const MOST = 500;

/**
 * Who could have an open case: officers of the office that handles it, who may see it, in the roles that its workflow
 * knows. Nobody is named to who may not act on cases.
 */
export async function possibleHandlers(
  { state, definition }: CaseFile,
  { authorisation, dependencies }: GraphqlContext,
): Promise<PossibleHandler[]> {
  if (state.outcome !== null || !authorisation.holds("case.act")) return [];
  const { transitions, steps } = definition.workflow.content;
  const known = new Set([...transitions.flatMap(({ roles }) => roles), ...steps.map(({ role }) => role)]);
  const page = await dependencies.readSide.users(
    { tenant: authorisation.signedIn().tenant, offices: null },
    { filter: { office: state.office, suspended: false }, limit: MOST, after: null },
  );
  return page.rows.flatMap(({ row }) =>
    [...new Set(caseRolesOf(heldBy(row.roles)))]
      .filter((role) => known.has(role) && couldHandle(row, role, state))
      .map((role) => ({ role, id: row.userId, name: row.displayName })),
  );
}
