import type { FoundUpload } from "../../../application/documents/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { OWN_LODGE } from "./own.js";

const upload = objectType<FoundUpload>("MyUpload", OWN_LODGE, "A document that you sent up, for a command to name.");
upload.implement((t) => ({
  name: t.exposeString("name"),
  until: t.field({ type: "Instant", description: "Then it cannot be named any more.", resolve: ({ until }) => until }),
}));

/** `myUpload`: by which a page knows that a handle in its address is of whoever signed in, and of nobody else. */
export function addMyUpload(): void {
  builder.queryField("myUpload", (t) =>
    t.field({
      type: upload.reference,
      nullable: true,
      description:
        "A document that you sent up, by its handle. Null: there is none, it is not yours, or its time is over.",
      extensions: access(OWN_LODGE),
      args: { upload: t.arg.string({ required: true }) },
      resolve: async (_root, args, { authorisation, dependencies }) => {
        const { tenant, userId } = authorisation.signedIn();
        const found = await dependencies.uploads.find({ tenant, userId }, args.upload);
        return found.ok ? found.value : null;
      },
    }),
  );
}
