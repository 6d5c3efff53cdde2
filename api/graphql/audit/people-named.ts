import type { TaxpayerRow } from "../../../read-models/read-side/index.js";
import { ApiError } from "../../errors/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { userName } from "../casework/index.js";
import type { GraphqlContext } from "../context.js";
import { checkedId } from "../inputs/index.js";
import { nameIn, taxpayersNamed } from "../taxation/types/taxpayer-name.js";

/** A page of readings: those who read, and those who were read. */
const MAX_PEOPLE = 100;

interface Person {
  readonly id: string;
  readonly name: string | null;
}

const person = objectType<Person>("AuditPerson", "audit.read", "Somebody whom the trail names by their id.");
person.implement((t) => ({
  id: t.exposeID("id"),
  name: t.exposeString("name", {
    nullable: true,
    description: "Null: a taxpayer whom you may not read, or who was forgotten; or nobody who is a taxpayer or a user.",
  }),
}));

/**
 * `auditPeople`: who the ids of a page of the trail are. A question of its own, not a field of events: the reading that
 * it records is an event too, and whoever follows events with names would be told of their own looking for ever.
 */
export function addPeopleNamed(): void {
  builder.queryField("auditPeople", (t) =>
    t.field({
      type: [person.reference],
      description: `Who people of the trail are, in the order of their ids; at most ${MAX_PEOPLE}. Taxpayers are looked for once, in the offices whose accounts you may read, and that they were named is recorded; the others are looked for among the users.`,
      extensions: access("audit.read"),
      args: { ids: t.arg.idList({ required: true }) },
      resolve: async (_root, args, context) => {
        if (args.ids.length > MAX_PEOPLE)
          throw new ApiError("VALIDATION", "list-too-long", { facts: { max: MAX_PEOPLE } });
        const ids = [...new Set(args.ids.map(checkedId))];
        const taxpayers = await taxpayersAmong(context, ids);
        return Promise.all(
          ids.map(async (id, index) => {
            const taxpayer = taxpayers[index];
            return { id, name: taxpayer ? nameIn(taxpayer) : await userName(context, id) };
          }),
        );
      },
    }),
  );
}

/** The taxpayers among some people, in the order of their ids; none for whoever may not read accounts. */
async function taxpayersAmong(
  context: GraphqlContext,
  ids: readonly string[],
): Promise<readonly (TaxpayerRow | null)[]> {
  if (ids.length === 0 || !context.authorisation.holds("account.read")) return [];
  return taxpayersNamed(context, "auditPeople", ids);
}
