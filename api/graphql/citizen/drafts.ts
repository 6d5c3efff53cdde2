import type { Draft } from "../../../application/drafts/index.js";
import type { Json } from "../../../application/event-store/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { checkedId, inputTypeOf, validated } from "../inputs/index.js";
import { answered } from "../read-guard.js";
import { KeepMyDraftInput } from "./inputs.js";
import { OWN_LODGE, ownPerson } from "./own.js";

const draft = objectType<Draft>("MyDraft", OWN_LODGE, "An application that you began and did not send.");
draft.implement((t) => ({
  service: t.exposeString("service"),
  content: t.field({ type: "JSON", description: "As it was kept.", resolve: ({ content }) => content }),
  changedAt: t.field({ type: "Instant", resolve: ({ changedAt }) => changedAt }),
  until: t.field({ type: "Instant", description: "Then it is erased.", resolve: ({ until }) => until }),
}));

/** Drafts of whoever signed in. They are no facts: nothing is recorded, nothing follows, and they are erased. */
export function addMyDrafts(): void {
  builder.queryField("myDrafts", (t) =>
    t.field({
      type: [draft.reference],
      description: "Applications that you began and did not send, the last changed first.",
      extensions: access(OWN_LODGE),
      args: { service: t.arg.string({ description: "Of this service alone." }) },
      resolve: async (_root, { service }, context) => {
        const named = service === null || service === undefined ? undefined : checkedId(service);
        return [...(await context.dependencies.drafts.of(await ownerOf(context), named))];
      },
    }),
  );
  builder.mutationField("keepMyDraft", (t) =>
    t.field({
      type: draft.reference,
      description:
        "Keeps what you filled in for a service for thirty days, encrypted, in the place of what was kept before.",
      extensions: access(OWN_LODGE),
      args: { input: t.arg({ type: inputTypeOf(KeepMyDraftInput), required: true }) },
      resolve: async (_root, { input }, context) => {
        const { service, content } = validated(KeepMyDraftInput, input);
        return answered(await context.dependencies.drafts.keep(await ownerOf(context), service, content as Json));
      },
    }),
  );
  builder.mutationField("dropMyDraft", (t) =>
    t.boolean({
      description: "Erases your draft for a service; nothing happens where there is none.",
      extensions: access(OWN_LODGE),
      args: { service: t.arg.string({ required: true }) },
      resolve: async (_root, { service }, context) => {
        await context.dependencies.drafts.drop(await ownerOf(context), checkedId(service));
        return true;
      },
    }),
  );
}

async function ownerOf(context: GraphqlContext) {
  const { tenant, person } = await ownPerson(context, OWN_LODGE);
  return { tenant, taxpayerId: person.taxpayerId };
}
