import { randomUUID } from "node:crypto";
import type { Ask, UseCase } from "../../../application/taxation/index.js";
import { ApiError, refusedError } from "../../errors/index.js";
import type { ApiDependencies } from "../../dependencies.js";
import { access, wholeMunicipality } from "../access/index.js";
import { builder } from "../builder.js";
import { inputTypeOf, validated } from "../inputs/index.js";
import { mutation } from "../mutation.js";
import * as inputs from "./inputs/users.js";

/** Commands on users. All are for administrators, except a user's own password. */
export function addIdentityMutations(): void {
  const common = { permission: "user.write", payload: { userId: "ID" }, offices: wholeMunicipality } as const;
  mutation({
    ...common,
    name: "createUser",
    description: "Lets an officer sign in.",
    input: inputs.CreateUserInput,
    useCase: ({ identity }) => identity.createUser,
  });
  mutation({
    ...common,
    name: "setPassword",
    description: "Sets a user's password, and ends all sessions of that user.",
    input: inputs.SetPasswordInput,
    useCase: (dependencies) => endingSessions(dependencies, dependencies.identity.setPassword),
  });
  mutation({
    ...common,
    name: "grantRoles",
    description: "The user may act in these roles too.",
    input: inputs.RolesInput,
    useCase: ({ identity }) => identity.grantRoles,
  });
  mutation({
    ...common,
    name: "revokeRoles",
    description: "The user may no longer act in these roles.",
    input: inputs.RolesInput,
    useCase: ({ identity }) => identity.revokeRoles,
  });
  mutation({
    ...common,
    name: "setOfficeScope",
    description: "The offices the user acts for.",
    input: inputs.OfficeScopeInput,
    useCase: ({ identity }) => identity.setOfficeScope,
  });
  mutation({
    ...common,
    name: "suspendUser",
    description: "The user may not sign in any more; all sessions end.",
    input: inputs.SuspensionInput,
    useCase: (dependencies) => endingSessions(dependencies, dependencies.identity.suspendUser),
  });
  mutation({
    ...common,
    name: "reinstateUser",
    description: "Ends a suspension.",
    input: inputs.SuspensionInput,
    useCase: ({ identity }) => identity.reinstateUser,
  });
  addOwnPasswordMutation();
}

/** The use case, and after it no session of the user is left: a stolen one dies with the old password. */
function endingSessions<Input extends { readonly userId: string }, Value>(
  { sessions, clock }: ApiDependencies,
  useCase: UseCase<Input, Value>,
): UseCase<Input, Value> {
  return async (ask: Ask, input: Input) => {
    const outcome = await useCase(ask, input);
    if (outcome.ok) await sessions.revokeAllOf(ask.tenant, input.userId, clock());
    return outcome;
  };
}

function addOwnPasswordMutation(): void {
  builder.mutationField("changeOwnPassword", (t) =>
    t.boolean({
      description: "Changes the caller's own password and ends all their sessions, this one too.",
      extensions: access("officer"),
      args: {
        commandId: t.arg({ type: "UUID", required: true }),
        input: t.arg({ type: inputTypeOf(inputs.ChangeOwnPasswordInput), required: true }),
      },
      resolve: async (_root, args, { authorisation, dependencies, correlationId, today }) => {
        const principal = authorisation.signedIn();
        const input = validated(inputs.ChangeOwnPasswordInput, args.input);
        const ask = { tenant: principal.tenant, commandId: args.commandId, correlationId, today };
        const user = await dependencies.identity.findUser(principal.tenant, principal.userId);
        if (!user) throw new ApiError("UNAUTHENTICATED", "session-expired");
        // The proof is a command of its own: the caller's commandId belongs to the change.
        const proof = await dependencies.identity.signIn(
          { ...ask, commandId: randomUUID() },
          { username: user.username, password: input.currentPassword },
        );
        if (!proof.ok) throw refusedError(proof.refusal);
        const actor = { id: principal.userId, role: principal.roles[0] ?? "none" };
        const change = { userId: principal.userId, password: input.newPassword, mustChange: false };
        const set = endingSessions(dependencies, dependencies.identity.setPassword);
        const outcome = await set({ ...ask, actor }, change);
        if (!outcome.ok) throw refusedError(outcome.refusal);
        return true;
      },
    }),
  );
}
