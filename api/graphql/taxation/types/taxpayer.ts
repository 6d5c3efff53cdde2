import type { TaxpayerRow } from "../../../../read-models/read-side/index.js";
import { ApiError } from "../../../errors/index.js";
import { recordRead } from "../../access/record-read.js";
import { access } from "../../access/rules.js";
import type { GraphqlContext } from "../../context.js";
import { builder, objectType } from "../../builder.js";
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

interface GoingOn {
  readonly id: string;
  readonly name: string | null;
}
const goingOn = objectType<GoingOn>("TaxpayerGoingOn", "inherit", "The record that a merged one goes on in.");
goingOn.implement((t) => ({
  id: t.exposeID("id"),
  name: t.exposeString("name", {
    nullable: true,
    description: "Null where the record is of an office that the caller does not act for. Reading it is recorded.",
  }),
}));

/** Where a merged record goes on, after every merger. */
async function goesOn(context: GraphqlContext, { taxpayerId, status }: TaxpayerRow): Promise<GoingOn | null> {
  if (status !== "merged") return null;
  const { taxation, readSide } = context.dependencies;
  const merged = await taxation.mergedRecord(context.authorisation.signedIn().tenant, taxpayerId);
  if (!merged) return null;
  const id = merged.survivorId;
  const [row] = await readSide.taxpayersById(scopeOf(context, "register.read"), [id]);
  if (!row) return { id, name: null };
  await recordRead(context, "register.read", "taxpayer", id);
  return { id, name: row.name };
}

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
    goesOn: t.field({
      type: goingOn.reference,
      nullable: true,
      description: "Where the record goes on that was merged into another, after every merger. Null where it stands.",
      resolve: (row, _args, context) => goesOn(context, row),
    }),
  }),
});
