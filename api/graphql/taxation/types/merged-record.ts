import type { MergedRecord } from "../../../../application/taxation/index.js";
import { access } from "../../access/rules.js";
import { recordRead } from "../../access/record-read.js";
import { objectType } from "../../builder.js";
import { oncePerRequest } from "../../once-per-request.js";

const SEEN_BY = ["register.read", "own.read"] as const;

const record = objectType<MergedRecord>(
  "MergedRecord",
  SEEN_BY,
  "A record of the register that was merged into another: it turned out to be one person's a second time.",
);
record.implement((t) => ({
  id: t.exposeID("taxpayerId"),
  name: t.exposeString("name"),
  identifier: t.exposeString("identifier", { nullable: true, description: "NID or NIPT." }),
  survivorId: t.exposeID("survivorId", { description: "The record that goes on, after every merger." }),
}));
export const MergedRecordRef = record.reference;

/** The field of a paper that says under which record it was written. */
export const MERGED_FROM = {
  type: record.reference,
  nullable: true,
  extensions: access(SEEN_BY),
  description: "The record that it was made out to, where that one was merged into another since.",
} as const;

/**
 * The merged record of an id, for whom it goes on as, and for officers in whose offices it goes on; null for everybody
 * else, and where it stands. That an officer sees it is recorded. A page of papers is mostly of one or two.
 */
export const mergedRecord = oncePerRequest(async (context, taxpayerId): Promise<MergedRecord | null> => {
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
});
