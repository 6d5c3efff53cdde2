import type { StreamName } from "../event-store/index.js";
import { identifierClaimId, type KeyedHash } from "../personal-data/index.js";
import { streamFor } from "../streams.js";

export const userStream = (tenant: string, userId: string): StreamName => streamFor("user", tenant, userId);

/** Who administers a municipality. */
export const administratorsStream = (tenant: string): StreamName => streamFor("administrators", tenant, tenant);

/** The claim of a user name; `username` is in its one written form. */
export const usernameStream = (hash: KeyedHash, tenant: string, username: string): StreamName =>
  streamFor("identifierClaim", tenant, identifierClaimId(hash, tenant, "username", username));

/** One lane of a user's access log of one day. */
export const accessStream = (tenant: string, day: string, userId: string, lane: number): StreamName =>
  streamFor("access", tenant, day, userId, String(lane));
