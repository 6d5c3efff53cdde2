import type { Words } from "../sq.js";

const PASSWORDS: Readonly<Record<string, string>> = {
  "password-current": "Present password",
  "password-wanted": "New password",
  "password-again": "New password, once more",
};

export const kept: Words["kept"] = {
  title: "Your session has ended",
  text: "What you wrote is kept here, and nothing has been sent yet.",
  signIn: "Sign in again in another window",
  thenSend: "Come back here and send it again.",
  wrote: "What you wrote",
  notKept: "Passwords and files are not kept: give them once more before you send it.",
  password: (name) => PASSWORDS[name] ?? "Password",
  file: (name) => `File ${name}`,
  send: "Send again",
};
