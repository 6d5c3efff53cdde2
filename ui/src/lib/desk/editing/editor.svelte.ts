import { deserialize } from "$app/forms";
import { beforeNavigate } from "$app/navigation";
import type { ActionResult } from "@sveltejs/kit";
import type { Failed } from "../failed.js";
import type { Typed } from "./codec.js";

/** A draft as the page of its editor has it. */
export interface Draft<Looked> {
  /** Which state of it the fields stand on: its revision or its edition. */
  readonly version: string | number;
  readonly stored: Typed;
  /** What the checks find of it as it is stored. */
  readonly looked: Looked;
  readonly failed: Failed | null;
  /** What is asked before the page is left with something unsaved. */
  readonly leave: string;
}

/** How one editor differs from another. */
export interface Ways {
  /** After so many milliseconds without typing the draft is looked at. */
  readonly pauseMs: number;
  /** With which answers to saving it nothing counts as unsaved any more; a refusal brings back what was typed. */
  readonly endedBy: readonly ActionResult["type"][];
  /** The names of the controls on which depends which fields there are. */
  readonly shaping?: RegExp;
}

interface Unsaved<Looked> {
  readonly version: string | number;
  /** What is typed, where it changes which fields there are. */
  readonly typed: Typed | null;
  /** What was found of it last. */
  readonly looked: Looked | null;
}

type InForm = Event & { readonly currentTarget: HTMLFormElement };

/**
 * An editor of a draft: what is typed and not saved yet, what the checks find of it while it is typed (`?/look`, which
 * answers with `looked`), and that nobody leaves it unsaved without being asked. `EditorForm` saves it.
 */
export function editorOf<Looked>(draft: () => Draft<Looked>, { pauseMs, endedBy, shaping }: Ways) {
  let unsaved = $state.raw<Unsaved<Looked> | null>(null);
  const current = $derived(unsaved?.version === draft().version ? unsaved : null);
  const refused = $derived.by(() => {
    const { failed } = draft();
    return failed?.form === "save" ? failed : null;
  });
  const isUnsaved = $derived(refused !== null || current !== null);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isSending = false;

  /** Something is typed: what is known of it already stays, and it is looked at after a pause. */
  function noted(typed = current?.typed ?? null) {
    unsaved = { version: draft().version, typed, looked: current?.looked ?? null };
  }

  /** A question without answer changes nothing. */
  async function look(form: HTMLFormElement) {
    const { version } = draft();
    const answer = await fetch("?/look", {
      method: "POST",
      body: new URLSearchParams(sentBy(form)),
      headers: { "x-sveltekit-action": "true" },
    }).then(
      async (response) => deserialize<{ looked: Looked }, never>(await response.text()),
      () => null,
    );
    if (answer?.type === "success" && answer.data && unsaved?.version === version)
      unsaved = { ...unsaved, looked: answer.data.looked };
  }

  beforeNavigate((navigation) => {
    if (!isUnsaved || isSending) return;
    // Where the page itself is left, the browser asks.
    if (navigation.willUnload || !confirm(draft().leave)) navigation.cancel();
  });

  return {
    get isUnsaved() {
      return isUnsaved;
    },
    /** What stands in the fields. */
    get typed() {
      return current?.typed ?? refused?.typed ?? draft().stored;
    },
    get looked() {
      return current?.looked ?? draft().looked;
    },
    /** What could not be saved; null: nothing was refused. */
    get refused() {
      return refused;
    },
    /** It is on its way to be saved. */
    sends() {
      isSending = true;
      clearTimeout(waiting);
    },
    answered(by: ActionResult["type"]) {
      if (endedBy.includes(by)) unsaved = null;
    },
    /** The page shows what came of it. */
    isThrough() {
      isSending = false;
    },
    typing({ currentTarget: form }: InForm) {
      noted();
      clearTimeout(waiting);
      waiting = setTimeout(() => void look(form), pauseMs);
    },
    shaped({ target, currentTarget: form }: InForm) {
      const name = (target as HTMLInputElement | null)?.name ?? "";
      if (shaping?.test(name)) noted(sentBy(form));
    },
  };
}

function sentBy(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}
