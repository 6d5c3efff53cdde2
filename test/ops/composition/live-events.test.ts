import { expect, test } from "@jest/globals";
import { firstValueFrom, take, toArray } from "rxjs";
import type { EventStore, StoredEvent, SubscriptionItem } from "../../../application/event-store/index.js";
import { liveEvents } from "../../../ops/composition/live-events.js";

const at = (commit: bigint) => ({ position: { commit, prepare: commit } }) as StoredEvent;

/** A store whose first connection breaks after two events; each subscription says from where it was asked. */
function breakingStore() {
  const asked: (bigint | undefined)[] = [];
  let open = 0;
  const store: Pick<EventStore, "subscribe" | "head"> = {
    head: async () => ({ commit: 10n, prepare: 10n }),
    async *subscribe({ after, signal }): AsyncIterable<SubscriptionItem> {
      asked.push(after?.commit);
      open += 1;
      try {
        yield { kind: "event", event: at(after!.commit + 1n) };
        yield { kind: "caughtUp" };
        yield { kind: "event", event: at(after!.commit + 2n) };
        if (asked.length === 1) throw new Error("connection lost");
        if (!signal!.aborted) await new Promise((resolve) => signal!.addEventListener("abort", resolve));
      } finally {
        open -= 1;
      }
    },
  };
  return { store, asked, open: () => open };
}

test("goes on where the connection broke, so that nobody misses an event", async () => {
  const { store, asked, open } = breakingStore();
  const seen = await firstValueFrom(liveEvents(store).pipe(take(4), toArray()));
  expect(seen.map(({ position }) => position.commit)).toEqual([11n, 12n, 13n, 14n]);
  expect(asked).toEqual([10n, 12n]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(open()).toBe(0);
});

test("one subscription feeds all who watch", async () => {
  const { store, asked } = breakingStore();
  const live = liveEvents(store).pipe(take(2), toArray());
  const shared = liveEvents(store);
  await Promise.all([firstValueFrom(shared.pipe(take(2), toArray())), firstValueFrom(shared.pipe(take(2), toArray()))]);
  expect(asked).toHaveLength(1);
  await firstValueFrom(live);
});
