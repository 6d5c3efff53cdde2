/** How the connection of a view that follows stands. */
export type Following = "joining" | "live" | "lost";

/** A browser tries again by itself, unless the server answered with a refusal: then we do, after so long. */
const AGAIN_MS = 5000;

interface Follower<Data> {
  readonly next: (data: Data) => void;
  readonly state?: (state: Following) => void;
  /** The server has told all there is. Without it, what ended is joined again. */
  readonly ended?: () => void;
}

/** Follows a subscription of the API by server-sent events, and joins again where the connection is lost; gives the way to leave. */
export function follow<Data>(
  subscription: string,
  variables: Readonly<Record<string, unknown>>,
  { next, state, ended }: Follower<Data>,
): () => void {
  const asked = new URLSearchParams({ query: subscription, variables: JSON.stringify(variables) });
  let source: EventSource;
  let heal: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const join = () => {
    source = new EventSource(`/graphql?${asked}`);
    source.onopen = () => state?.("live");
    source.onerror = () => {
      state?.("lost");
      if (source.readyState === EventSource.CLOSED) heal = setTimeout(join, AGAIN_MS);
    };
    source.addEventListener("next", ({ data }) => {
      const told = JSON.parse(data as string) as { readonly data?: Data };
      if (told.data) next(told.data);
    });
    source.addEventListener("complete", () => {
      if (!ended) return;
      over = true;
      source.close();
      ended();
    });
  };
  join();
  // A cable that is pulled out closes no connection: the browser alone knows that nothing can come any more.
  const cut = () => {
    if (over) return;
    source.close();
    clearTimeout(heal);
    state?.("lost");
  };
  const back = () => {
    clearTimeout(heal);
    if (!over && source.readyState === EventSource.CLOSED) join();
  };
  addEventListener("offline", cut);
  addEventListener("online", back);
  return () => {
    removeEventListener("offline", cut);
    removeEventListener("online", back);
    source.close();
    clearTimeout(heal);
  };
}
