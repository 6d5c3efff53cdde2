import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { fresh, MIN_POSITION, scopeOf } from "../list.js";
import { READ, seesSensitive } from "./access/index.js";
import { mayHaveQueue, queueFilter } from "./queue.js";

/** Nothing is counted beyond: who has a thousand cases before them needs no number. */
const COUNTED = 1000;

const counts = objectType<object>(
  "CaseCounts",
  "inherit",
  "How long your lists are. At most 1000, which stands for more than 999.",
);
counts.implement((t) => ({
  mine: t.int({
    description: "Open cases that you have.",
    resolve: (_counts, _args, context) =>
      counted(context, { handledBy: context.authorisation.signedIn().userId, open: true }),
  }),
  waiting: t.int({
    nullable: true,
    description: "What waits for you and is with nobody; null where you have no role in cases.",
    resolve: async (_counts, _args, context) => {
      if (!mayHaveQueue(context)) return null;
      const filter = await queueFilter(context, { unassigned: true });
      return context.dependencies.readSide.caseQueueCount(scopeOf(context, READ), filter, COUNTED);
    },
  }),
  late: t.int({
    description: "Open cases of your offices whose limit has passed.",
    resolve: (_counts, _args, context) => counted(context, { lateOn: context.today, open: true }),
  }),
}));

type Counted = Parameters<GraphqlContext["dependencies"]["readSide"]["caseCount"]>[1];

function counted(context: GraphqlContext, filter: Omit<Counted, "seesSensitive">): Promise<number> {
  const { authorisation, dependencies } = context;
  const narrowed = { ...filter, seesSensitive: seesSensitive(authorisation) };
  return dependencies.readSide.caseCount(scopeOf(context, READ), narrowed, COUNTED);
}

/** `caseCounts`: how long the lists are that `cases` and `myQueue` give, without reading them. */
export function addCaseCounts(): void {
  builder.queryField("caseCounts", (t) =>
    t.field({
      type: counts.reference,
      description: "How long your lists of cases are: exactly what reading them would show, counted to 1000.",
      extensions: access(READ),
      args: { minPosition: t.arg({ type: "Position", description: MIN_POSITION }) },
      resolve: async (_root, { minPosition }, context) => {
        await fresh(context, "cases", minPosition);
        return {};
      },
    }),
  );
}
