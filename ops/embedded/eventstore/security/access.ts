import type { StreamMetadata } from "../lookup/stream-metadata.js";
import { describedBy } from "../store/model.js";
import type { User } from "./users.js";

/** What one may want to do with a stream; what is done with its metadata is asked of `$$stream`. */
export type Action = "read" | "write" | "delete";

/** May this be done? */
export type Access = (user: User | undefined, action: Action, stream: string) => boolean;

/** Of a server without users. */
export const anyone: Access = () => true;

/** Who is always allowed everything. */
const ADMINISTRATORS = "$admins";
/** In an access list: everybody who has signed in. */
const EVERYBODY = "$all";
const ALL_STREAMS = "$all";

type Right = "$r" | "$w" | "$d" | "$mr" | "$mw";

const RIGHTS: Readonly<Record<Action, Right>> = { read: "$r", write: "$w", delete: "$d" };

/**
 * Decides by the access list in a stream's metadata. Where it says nothing, everybody who has signed in may use a stream,
 * and administrators alone one whose name begins with `$`: the log as a whole, too.
 */
export function byAccessLists(metadataOf: (stream: string) => StreamMetadata): Access {
  return (user, action, stream) => {
    if (!user) return false;
    const described = describedBy(stream);
    // A metastream is neither deleted nor has it metadata of its own; nobody writes to the log as a whole.
    if (described !== undefined && action === "delete") return false;
    if (stream === ALL_STREAMS && action !== "read") return false;
    if (user.groups.includes(ADMINISTRATORS)) return true;
    const right = described === undefined ? RIGHTS[action] : action === "read" ? "$mr" : "$mw";
    const subject = described ?? stream;
    const roles = rolesFor(metadataOf(subject), right) ?? [subject.startsWith("$") ? ADMINISTRATORS : EVERYBODY];
    return roles.some((role) => role === EVERYBODY || role === user.name || user.groups.includes(role));
  };
}

/** A right is given to one role or to a list of them; undefined where the list does not speak of it. */
function rolesFor({ document }: StreamMetadata, right: Right): readonly string[] | undefined {
  const list = document["$acl"];
  if (typeof list !== "object" || list === null) return undefined;
  const roles = (list as Readonly<Record<string, unknown>>)[right];
  if (typeof roles === "string") return [roles];
  return Array.isArray(roles) ? roles.filter((role) => typeof role === "string") : undefined;
}
