import { describedBy } from "../store/model.js";

/**
 * How the names of streams begin that a server keeps for itself: statistics, users, settings, persistent subscriptions, and
 * what its projections write. They tell about that server; another writes its own.
 */
const OWN = [
  "$all",
  "$authorization-policy-settings",
  "$bc-",
  "$category-",
  "$ce-",
  "$epoch-information",
  "$et",
  "$event-types",
  "$mem-",
  "$persistentSubscriptionConfig",
  "$persistentsubscription-",
  "$projections-",
  "$scavenge",
  "$settings",
  "$stats-",
  "$streams",
  "$user-",
  "$users",
];

/** Is this a stream of the server's own, or the metadata of one? Other streams whose names begin with `$` are as any. */
export function isOfTheServer(stream: string): boolean {
  if (!stream.startsWith("$")) return false;
  const subject = describedBy(stream) ?? stream;
  return OWN.some((beginning) => subject.startsWith(beginning));
}
