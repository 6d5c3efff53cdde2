import type { Acting, DocumentInput } from "../../../application/casework/index.js";
import type { Ask, Outcome } from "../../../application/taxation/index.js";
import type { CaseState, PinnedDefinition } from "../../../domain/casework/index.js";
import { refusedError } from "../../errors/index.js";
import { access } from "../access/rules.js";
import type { Permission } from "../access/permission.js";
import { builder } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { validated, type InputClass } from "../inputs/index.js";
import { askOf, commandArguments, payloadType, type Payload, type PayloadFields } from "../mutation.js";
import { actingRoles, inFittingRole, visibleCase } from "./access/index.js";
import { definitionNames } from "./definition-names.js";
import type { OnCaseInput, UploadedDocumentInput } from "./inputs/parts.js";

/** A case on which a command is given, as the caller sees it. */
export interface SeenCase {
  readonly state: CaseState;
  readonly definition: PinnedDefinition;
}

interface CaseMutation<Input extends OnCaseInput, Value extends object> {
  readonly name: string;
  readonly description: string;
  readonly permission: Permission;
  readonly input: InputClass<Input>;
  readonly payload: PayloadFields<Value>;
  /** The roles to try, the likeliest first; left out: all that the caller may act in. */
  readonly roles?: (roles: readonly Acting[], input: Input, seen: SeenCase) => readonly Acting[];
  /** More than the permission, where what is asked needs more; throws FORBIDDEN. */
  readonly guard?: (input: Input, context: GraphqlContext) => void;
  /** The use case, in one role: asked again in another where the ledger says that the role was wrong. */
  readonly run: (
    context: GraphqlContext,
    ask: Ask,
    input: Omit<Input, "as"> & { readonly by: Acting },
  ) => Promise<Outcome<Value>>;
}

/**
 * Adds a command on a case: its guard, the check of its input, whether the caller may see the case at all, and the role
 * in which they act. Whether they may do it is for the ledger to say.
 */
export function caseMutation<Input extends OnCaseInput, Value extends object>(
  definition: CaseMutation<Input, Value>,
): void {
  const { name, description, permission, input: type, roles: choose = (all) => all, guard, run } = definition;
  const payload = payloadType<Value>(name, definition.payload);
  builder.mutationField(name, (t) =>
    t.field({
      type: payload,
      description,
      extensions: access(permission),
      args: commandArguments(t, type),
      resolve: async (_root, args, context): Promise<Payload<Value>> => {
        const since = performance.now();
        const { as, ...input } = validated(type, args.input);
        guard?.(input as Input, context);
        const seen = await visibleCase(context, permission, input.caseId);
        const ask = { ...askOf(context, args, context.authorisation.grant(permission).role, seen.state.office), since };
        const roles = choose(actingRoles(context.authorisation, as), input as Input, seen);
        const names = definitionNames(seen.definition);
        const { value, receipt } = await inFittingRole(roles, (by) => run(context, ask, { ...input, by }), names);
        return { value, receipt };
      },
    }),
  );
}

/** Documents that were sent up, opened for one command. Throws REFUSED `upload-unknown`. */
export async function openedUploads(
  context: GraphqlContext,
  given: readonly UploadedDocumentInput[],
): Promise<readonly DocumentInput[]> {
  const { tenant, userId } = context.authorisation.signedIn();
  const opened: DocumentInput[] = [];
  for (const { upload, document, documentId } of given) {
    const found = await context.dependencies.uploads.find({ tenant, userId }, upload);
    if (!found.ok) throw refusedError(found.refusal);
    opened.push({ ...(documentId === undefined ? {} : { documentId }), document, sent: found.value });
  }
  return opened;
}
