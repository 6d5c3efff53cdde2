import type { Observable } from "rxjs";
import type { GraphqlContext } from "../context.js";
import { DEFAULT_LIMITS } from "../limits/index.js";
import { boundedStream } from "./bounded-stream.js";
import { OpenStreams } from "./open-streams.js";

const open = new OpenStreams();

/** A source as the stream of one subscription: bounded, counted, and ended when the caller goes. */
export function openStream<Item>(context: GraphqlContext, source: Observable<Item>): AsyncIterableIterator<Item> {
  const { tenant, userId } = context.authorisation.signedIn();
  const max = context.dependencies.settings.limits?.subscriptions ?? DEFAULT_LIMITS.subscriptions;
  return open.track(`${tenant}/${userId}`, max, () => boundedStream(source, context.signal));
}
