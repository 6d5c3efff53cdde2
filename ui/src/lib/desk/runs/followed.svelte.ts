import { invalidateAll } from "$app/navigation";
import { follow, type Following } from "../follow.js";

/** What a run is of, by the room that it is in. */
export type RunKind = "runs" | "notices";

/** What every run has, of either kind. */
export interface RunShown {
  readonly id: string;
  readonly state: string;
  readonly atWork: boolean;
  readonly expected: number;
  readonly counts: { readonly taxpayers: number };
}

/**
 * A run as its page has it, with what is told of it since while it is at work: the page itself knows how it ended. The
 * subscription gives what moves under `run`.
 */
export function followed<Run extends RunShown>(page: () => { readonly run: Run; readonly subscription: string }) {
  let told = $state.raw<{ readonly id: string; readonly moving: Partial<Run> } | null>(null);
  let following = $state<Following>("joining");
  const run = $derived.by<Run>(() => {
    const { run } = page();
    return { ...run, ...(told?.id === run.id && run.atWork ? told.moving : {}) };
  });

  $effect(() => {
    const { run, subscription } = page();
    const { id, atWork } = run;
    if (!atWork) return;
    return follow<{ readonly run: Partial<Run> }>(
      subscription,
      { runId: id },
      {
        state: (now) => (following = now),
        next: ({ run: moving }) => (told = { id, moving }),
        // Whom it refused and what it issued the page asks for anew.
        ended: () => void invalidateAll(),
      },
    );
  });

  return {
    get run() {
      return run;
    },
    /** How its view is told of it; null: it is not at work. */
    get following() {
      return page().run.atWork ? following : null;
    },
  };
}
