import type { MergedRecord } from "../../../../application/taxation/index.js";
import { recordRead } from "../../access/record-read.js";
import { objectType } from "../../builder.js";
import type { GraphqlContext } from "../../context.js";

const record = objectType<MergedRecord>(
  "MergedRecord",
  ["register.read", "own.read"],
  "A record of the register that was merged into another: it turned out to be one person's a second time.",
);
record.implement((t) => ({
  id: t.exposeID("taxpayerId"),
  name: t.exposeString("name"),
  identifier: t.exposeString("identifier", { nullable: true, description: "NID or NIPT." }),
  survivorId: t.exposeID("survivorId", { description: "The record that goes on, after every merger." }),
}));
export const MergedRecordRef = record.reference;

export const MERGED_FROM = "The record that it was made out to, where that one was merged into another since.";

/** Asked once for each record and request: a page of papers is mostly of one or two. */
const asked = new WeakMap<GraphqlContext, Map<string, Promise<MergedRecord | null>>>();

/**
 * The merged record of an id, for whom it goes on as, and for officers in whose offices it goes on; null for everybody
 * else, and where it stands. That an officer sees it is recorded.
 */
export function mergedRecord(context: GraphqlContext, taxpayerId: string): Promise<MergedRecord | null> {
  const known = asked.get(context) ?? new Map<string, Promise<MergedRecord | null>>();
  asked.set(context, known);
  const found = known.get(taxpayerId) ?? seen(context, taxpayerId);
  known.set(taxpayerId, found);
  return found;
}

async function seen(context: GraphqlContext, taxpayerId: string): Promise<MergedRecord | null> {
  const { authorisation, dependencies } = context;
  const { tenant, taxpayerId: ownId } = authorisation.signedIn();
  const found = await dependencies.taxation.mergedRecord(tenant, taxpayerId);
  if (!found) return null;
  if (ownId !== null) return found.survivorId === ownId ? found : null;
  const { offices } = authorisation.grant("register.read");
  const office = offices === null ? null : await dependencies.officeOfTaxpayer(tenant, found.survivorId);
  if (offices !== null && (office === null || !offices.includes(office))) return null;
  await recordRead(context, "register.read", "taxpayer", taxpayerId);
  return found;
}
