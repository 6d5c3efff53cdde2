interface Caused {
  readonly id: string;
  readonly commandId: string;
  readonly causationId: string;
}

/** An event, and what it caused. */
export interface Branch<Event> {
  readonly event: Event;
  readonly caused: readonly Branch<Event>[];
}

/**
 * The thread of a request as a tree: an event stands under the one that caused it, or under the first event of the
 * command that did. What came from outside stands at the top. Events come, and stay, in the order of the log.
 */
export function treeOf<Event extends Caused>(events: readonly Event[]): readonly Branch<Event>[] {
  const children = new Map<string | null, Event[]>();
  for (const event of events) {
    const under = causeOf(event, events)?.id ?? null;
    children.set(under, [...(children.get(under) ?? []), event]);
  }
  const branches = (under: string | null): readonly Branch<Event>[] =>
    (children.get(under) ?? []).map((event) => ({ event, caused: branches(event.id) }));
  return branches(null);
}

function causeOf<Event extends Caused>({ id, commandId, causationId }: Event, events: readonly Event[]) {
  if (causationId === commandId) return undefined;
  return events.find((each) => each.id !== id && (each.id === causationId || each.commandId === causationId));
}
