import type { Json } from "../../../application/event-store/index.js";
import type { SavedFilter } from "../../../application/saved-filters/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { checkedText, inputTypeOf, validated } from "../inputs/index.js";
import { answered } from "../read-guard.js";
import { FILTER_NAME, SaveMyFilterInput } from "./inputs/saved-filters.js";

/** What was saved, as it came in. */
type Content = Omit<SaveMyFilterInput, "name">;
const contentOf = ({ content }: SavedFilter) => content as unknown as Content;

const saved = objectType<SavedFilter>(
  "SavedCaseFilter",
  "officer",
  "What you narrow a list of cases to, under a name.",
);
saved.implement((t) => ({
  name: t.exposeString("name"),
  queue: t.string({ description: "Which list: mine, office or late.", resolve: (each) => contentOf(each).queue }),
  service: t.string({ nullable: true, resolve: (each) => contentOf(each).service ?? null }),
  office: t.string({ nullable: true, resolve: (each) => contentOf(each).office ?? null }),
  dueWithin: t.int({
    nullable: true,
    description: "Due within so many days, or late.",
    resolve: (each) => contentOf(each).dueWithin ?? null,
  }),
  orderBy: t.string({
    description: "due, received, number or service.",
    resolve: (each) => contentOf(each).orderBy ?? "due",
  }),
}));

/** Filters of whoever signed in as an officer. They are no facts: nothing is recorded, and nothing follows. */
export function addSavedFilters(): void {
  builder.queryField("mySavedFilters", (t) =>
    t.field({
      type: [saved.reference],
      description: "What you narrow lists of cases to, by the names that you gave.",
      extensions: access("officer"),
      resolve: async (_root, _args, context) => [...(await context.dependencies.savedFilters.of(ownerOf(context)))],
    }),
  );
  builder.mutationField("saveMyFilter", (t) =>
    t.field({
      type: saved.reference,
      description:
        "Saves what you narrow a list to, in the place of what had the name: at most 30, there in every browser.",
      extensions: access("officer"),
      args: { input: t.arg({ type: inputTypeOf(SaveMyFilterInput), required: true }) },
      resolve: async (_root, { input }, context) => {
        const { name, ...content } = validated(SaveMyFilterInput, input);
        return answered(await context.dependencies.savedFilters.save(ownerOf(context), name, { ...content } as Json));
      },
    }),
  );
  builder.mutationField("dropMyFilter", (t) =>
    t.boolean({
      description: "Erases a saved filter of yours; nothing happens where there is none.",
      extensions: access("officer"),
      args: { name: t.arg.string({ required: true }) },
      resolve: async (_root, { name }, context) => {
        await context.dependencies.savedFilters.drop(ownerOf(context), checkedText(name, FILTER_NAME));
        return true;
      },
    }),
  );
}

function ownerOf({ authorisation }: GraphqlContext) {
  const { tenant, userId } = authorisation.signedIn();
  return { tenant, userId };
}
