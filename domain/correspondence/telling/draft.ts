import type { Bilingual, Language } from "../../shared/index.js";
import { addressFault, dialled, type Channel, type MessageFacts, type WrittenMessage } from "../message/index.js";

/** Somebody who can be written to, as they are known now. */
export interface Addressee {
  readonly kind: WrittenMessage["to"]["kind"];
  readonly personId: string;
  /** Whose key hides what is written to them. */
  readonly subjectId: string;
  readonly language: Language;
  readonly email: string | null;
  readonly phone: string | null;
}

/** A message before it has an id, a template's version and a way: what is told to whom. */
export interface MessageDraft {
  readonly template: string;
  readonly to: Addressee;
  readonly facts: MessageFacts;
  readonly caseId: string | null;
  readonly accountId: string | null;
  readonly office: string | null;
  readonly confidentiality: WrittenMessage["confidentiality"];
  readonly validUntil: WrittenMessage["validUntil"];
}

/** E-mail where an address is known, else SMS where there is a number and the template has so few words. */
export function wayTo(
  { email, phone }: Pick<Addressee, "email" | "phone">,
  hasSms: boolean,
): { readonly channel: Channel; readonly address: string | null } {
  if (email !== null && addressFault("e-mail", email) === null) return { channel: "e-mail", address: email };
  const number = phone === null ? null : dialled(phone);
  if (hasSms && number !== null && addressFault("sms", number) === null) return { channel: "sms", address: number };
  return { channel: "e-mail", address: email };
}

/** Facts that are there: what is not known is left out, as are texts that are empty. */
export function known(facts: Readonly<Record<string, MessageFacts[string] | null | undefined>>): MessageFacts {
  return Object.fromEntries(
    Object.entries(facts).filter(([, fact]) => fact !== null && fact !== undefined && fact !== ""),
  ) as MessageFacts;
}

/** A text in the language of who reads it. */
export function inLanguageOf({ language }: Addressee, words: Bilingual): string {
  return words[language];
}
