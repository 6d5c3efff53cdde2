import type { TaxpayerRow } from "../../../../read-models/read-side/index.js";
import { ApiError } from "../../../errors/index.js";
import { recordRead } from "../../access/record-read.js";
import { access } from "../../access/rules.js";
import { builder } from "../../builder.js";
import { scopeOf } from "../../list.js";

/** A taxpayer; ids given by other types are loaded in one query for all of them, and recorded as read. */
export const TaxpayerRef = builder.loadableObjectRef<TaxpayerRow, string>("Taxpayer", {
  load: async (ids: string[], context) => {
    const rows = await context.dependencies.readSide.taxpayersById(scopeOf(context, "register.read"), ids);
    const found = rows.filter((row) => row !== null);
    const [only] = found;
    if (only) await recordRead(context, "register.read", "taxpayer", found.length === 1 ? only.taxpayerId : null);
    return rows.map((row) => row ?? new ApiError("NOT_FOUND", "not-found"));
  },
});

builder.objectType(TaxpayerRef, {
  description: "Who pays. Reading it is recorded.",
  extensions: access("register.read"),
  fields: (t) => ({
    id: t.exposeID("taxpayerId"),
    kind: t.exposeString("kind"),
    name: t.exposeString("name"),
    identifierScheme: t.exposeString("identifierScheme", { description: "`nid`, `nipt` or `none`." }),
    identifier: t.exposeString("identifier", { nullable: true }),
    identifierWarning: t.exposeString("identifierWarning", {
      nullable: true,
      description: "The form is right, but the check letter (or the date in it) is not.",
    }),
    unit: t.exposeString("unit"),
    street: t.exposeString("street", { nullable: true }),
    office: t.exposeString("office"),
    status: t.exposeString("status"),
  }),
});
