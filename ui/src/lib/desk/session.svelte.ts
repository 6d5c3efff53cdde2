import { invalidateAll } from "$app/navigation";
import type { SubmitFunction } from "@sveltejs/kit";

/** Whether the session ended under an open form, and how the form is sent again once somebody has signed in. */
export const session: { over: boolean; again: (() => void) | null } = $state({ over: false, again: null });

/**
 * How forms of the desk are sent. A session that ended loses nothing of what was typed: the form stays as it is, one signs
 * in above it, and it is sent again. While it is on its way its buttons wait.
 */
export const sending: SubmitFunction = ({ formElement, submitter }) => {
  const buttons = [...formElement.querySelectorAll("button")].filter(({ disabled }) => !disabled);
  for (const button of buttons) button.disabled = true;
  formElement.setAttribute("aria-busy", "true");
  return async ({ result, update }) => {
    const again = () => {
      for (const button of buttons) button.disabled = false;
      formElement.removeAttribute("aria-busy");
    };
    if ((result.type === "failure" || result.type === "error") && result.status === 401) {
      again();
      session.again = () => formElement.requestSubmit(submitter);
      session.over = true;
      return;
    }
    // Until what came of it is in sight, a second click sends nothing.
    await update({ reset: result.type === "success" });
    again();
    // Somebody else was quicker: the page shows what they did, and the form goes through the next time.
    if (result.type === "failure" && result.status === 409) await invalidateAll();
    if (result.type === "failure") document.querySelector<HTMLElement>("[role=alert]")?.focus();
  };
};
