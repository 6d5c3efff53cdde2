import { civilDateAt, InvariantError, thousandsApart, type Instant, type Language } from "../../shared/index.js";
import type { Channel, MessageFacts } from "../message/index.js";
import type { MessageTemplate, TemplateFact } from "./content.js";

/** What is sent: plain text, never markup. `subject` is empty where the channel has none. */
export interface RenderedMessage {
  readonly subject: string;
  readonly text: string;
}

export const PLACEHOLDER = /\{([a-z][A-Za-z0-9]*)\}/g;

/**
 * The words of a message. A paragraph that names an optional fact which is not known is left out. Pure: the same
 * template, facts and language give the same text. Throws InvariantError where a fact is missing that is not optional,
 * or of another kind than the template says.
 */
export function renderMessage(
  template: MessageTemplate,
  language: Language,
  channel: Channel,
  facts: MessageFacts,
): RenderedMessage {
  const fill = (text: string) => filled(template, language, facts, text);
  if (channel === "sms") {
    const text = template.sms?.[language];
    if (text === undefined) throw new InvariantError(`${template.code} has no words for SMS`);
    return { subject: "", text: oneLine(fill(text)) };
  }
  const { subject, paragraphs } = template.email[language];
  const said = paragraphs.filter((text) => namesIn(text).every((name) => isKnown(template, facts, name)));
  return { subject: oneLine(fill(subject)), text: `${said.map(fill).join("\n\n")}\n` };
}

/** The facts that a text names. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name!);
}

function isKnown({ code, facts: declared }: MessageTemplate, facts: MessageFacts, name: string): boolean {
  if (facts[name] !== undefined) return true;
  if (declared[name]?.optional) return false;
  throw new InvariantError(`${code} needs the fact ${name}`);
}

function filled(template: MessageTemplate, language: Language, facts: MessageFacts, text: string): string {
  return text.replace(PLACEHOLDER, (_match, name: string) => {
    isKnown(template, facts, name);
    return shown(template.facts[name]!, facts[name]!, language);
  });
}

function shown({ kind, choices }: TemplateFact, fact: MessageFacts[string], language: Language): string {
  if (Array.isArray(fact)) {
    if (kind === "list") return fact.map((line) => `\n- ${oneLine(line)}`).join("");
  } else if (typeof fact === "number") {
    if (kind === "number") return String(fact);
    if (kind === "lek")
      return language === "sq" ? `${thousandsApart(fact, " ")} lekë` : `${thousandsApart(fact, ",")} lek`;
  } else if (typeof fact === "string") {
    if (kind === "text") return fact;
    if (kind === "date") return dayWords(fact);
    if (kind === "instant") return momentWords(fact as Instant);
    const words = kind === "choice" && choices && Object.hasOwn(choices, fact) ? choices[fact] : undefined;
    if (words) return words[language];
  }
  throw new InvariantError(`a fact that is to be a ${kind} is not`);
}

function dayWords(day: string): string {
  return day.split("-").reverse().join(".");
}

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Tirane" });

function momentWords(at: Instant): string {
  return `${dayWords(civilDateAt(at))} ${CLOCK.format(new Date(at))}`;
}

/** Subjects and lines of a list break nowhere. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
