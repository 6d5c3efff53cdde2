import { access } from "../access/rules.js";
import { builder } from "../builder.js";
import { WhoRef } from "../casework/index.js";
import { checkedText } from "../inputs/index.js";

/** `auditActor`: whose acts are asked for. */
export function addActor(): void {
  builder.queryField("auditActor", (t) =>
    t.field({
      type: WhoRef,
      nullable: true,
      description: "The user of a user name, to ask for their acts. Null: there is none.",
      extensions: access("audit.read"),
      args: { username: t.arg.string({ required: true }) },
      resolve: async (_root, args, { authorisation, dependencies }) => {
        const { tenant } = authorisation.signedIn();
        const id = await dependencies.readSide.userNamed(tenant, checkedText(args.username, 80));
        return id === null ? null : { id };
      },
    }),
  );
}
