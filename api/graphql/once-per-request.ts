import type { GraphqlContext } from "./context.js";

/** Looks something up by its id once for each request, however many fields ask for it. */
export function oncePerRequest<Found>(
  find: (context: GraphqlContext, id: string) => Promise<Found>,
): (context: GraphqlContext, id: string) => Promise<Found> {
  const asked = new WeakMap<GraphqlContext, Map<string, Promise<Found>>>();
  return (context, id) => {
    const known = asked.get(context) ?? new Map<string, Promise<Found>>();
    asked.set(context, known);
    const found = known.get(id) ?? find(context, id);
    known.set(id, found);
    return found;
  };
}
