import type { Receipt } from "../../application/taxation/index.js";
import { objectType } from "./builder.js";

const receipt = objectType<Receipt>("Receipt", "inherit", "Where the facts of a command lie in the ledger.");

receipt.implement((t) => ({
  position: t.field({
    type: "Position",
    nullable: true,
    description: "Give it as `minPosition` to read your own write. Null when nothing had to be written.",
    resolve: ({ position }) => position,
  }),
  revision: t.field({ type: "Revision", resolve: ({ revision }) => revision }),
  eventIds: t.field({ type: ["ID"], resolve: ({ eventIds }) => [...eventIds] }),
}));

export const ReceiptRef = receipt.reference;
