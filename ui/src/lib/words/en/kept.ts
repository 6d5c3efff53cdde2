import type { Words } from "../sq.js";

export const kept: Words["kept"] = {
  title: "Your session has ended",
  text: "Nothing of what you wrote is lost, and nothing has been sent yet.",
  signIn: "Sign in again in another window",
  thenSend: "Come back here and send it again.",
  wrote: "What you wrote",
  send: "Send again",
};
