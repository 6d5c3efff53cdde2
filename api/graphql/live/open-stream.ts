import type { Observable } from "rxjs";
import type { GraphqlContext } from "../context.js";
import { DEFAULT_LIMITS } from "../limits/index.js";
import { boundedStream } from "./bounded-stream.js";
import { OpenStreams } from "./open-streams.js";

const open = new OpenStreams();
const openToAll = new OpenStreams();

/** A source as the stream of one subscription: bounded, counted, and ended when the caller goes. */
export function openStream<Item>(context: GraphqlContext, source: Observable<Item>): AsyncIterableIterator<Item> {
  const { tenant, userId } = context.authorisation.signedIn();
  const max = context.dependencies.settings.limits?.subscriptions ?? DEFAULT_LIMITS.subscriptions;
  return open.track(`${tenant}/${userId}`, max, () => boundedStream(source, context.signal));
}

/**
 * The same for what anybody may follow: visitors are counted by their address, and all together. Whoever finds no place
 * is told so, and may ask as often as they like for the figures themselves.
 */
export function openStreamToAll<Item>(context: GraphqlContext, source: Observable<Item>): AsyncIterableIterator<Item> {
  const { principal, address, signal, dependencies } = context;
  if (principal !== null) return openStream(context, source);
  const limits = { ...DEFAULT_LIMITS, ...dependencies.settings.limits };
  return openToAll.track(`from ${address}`, limits.visitorsAtAddress, () =>
    openToAll.track("all", limits.visitors, () => boundedStream(source, signal)),
  );
}
