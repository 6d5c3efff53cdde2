import type { Words } from "../sq.js";

/** Where citizens sign in. */
export const door: Words["door"] = {
  title: "Sign in",
  headline: "Sign in with your number and a code",
  lead: "Type your NID or NIPT. We send the code by e-mail, to the address that you gave at the counter.",
  kind: "How you sign in",
  citizen: "As a citizen, with a personal number (NID)",
  business: "As a business, with a NIPT",
  number: "Number",
  numberHint: "Ten signs, for example J12345678N or L12345678A",
  missingNumber: "Type your NID or NIPT.",
  send: "Send the code",
  withoutTitle: "If the register has no e-mail address of yours",
  without:
    "Come to the counter once with your identity card: your address is entered, and from then on you sign in from anywhere. Services and the tax calculator are open without signing in.",
  officers: "Are you an officer? Sign in here.",
  codeTitle: "Code",
  codeHeadline: "Type the code that came to you",
  codeLead:
    "If the number is in the register with an e-mail address, the code is on its way and valid for ten minutes. Look among unwanted mail, too.",
  code: "Code",
  codeHint: "Eight digits, with or without a space: 1234 5678",
  missingCode: "Type the code of the e-mail.",
  signIn: "Sign in",
  mailbox: "This Defter is for trying out, and messages do not leave this machine.",
  mailboxLink: "Read the code among the messages sent",
  again: "Ask for a new code, or change the number",
  nothing:
    "Did nothing come? Come to the counter with your identity card: there it is seen whether your address is entered rightly. For your safety nobody is told here whether a number is in the register.",
  signedInAs: "Signed in as",
  own: "My room",
  signOut: "Sign out",
};
