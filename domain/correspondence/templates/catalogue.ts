import { InvariantError } from "../../shared/index.js";
import { messageTemplateSchema, type MessageTemplate, type TemplateName } from "./content.js";
import { namesIn } from "./render.js";

/** The templates of this version of Defter, old versions among them: what was written is sent in the words of its time. */
export interface MessageTemplates {
  /** The version by which messages are written now. Throws InvariantError where there is none. */
  newest(code: string): TemplateName;
  /** Throws InvariantError for a template that never was. */
  template(name: TemplateName): MessageTemplate;
  readonly all: readonly MessageTemplate[];
}

/**
 * Reads and checks templates: both languages name the same facts, every fact is declared, subjects and short messages
 * need only what is always known. Throws InvariantError with the first fault.
 */
export function messageTemplates(contents: readonly unknown[]): MessageTemplates {
  const all = contents.map(checked);
  const known = new Map<string, MessageTemplate>();
  for (const template of all) {
    const key = keyOf(template);
    if (known.has(key)) throw new InvariantError(`message template ${key} is there twice`);
    known.set(key, template);
  }
  return {
    all,
    newest(code) {
      const versions = all.filter((each) => each.code === code).map(({ version }) => version);
      if (versions.length === 0) throw new InvariantError(`no message template ${code}`);
      return { code, version: Math.max(...versions) };
    },
    template(name) {
      const found = known.get(keyOf(name));
      if (!found) throw new InvariantError(`no message template ${keyOf(name)}`);
      return found;
    },
  };
}

function keyOf({ code, version }: TemplateName): string {
  return `${code} v${version}`;
}

function checked(content: unknown): MessageTemplate {
  const read = messageTemplateSchema.safeParse(content);
  if (!read.success) throw new InvariantError(`a message template breaks its schema: ${read.error.message}`);
  const template = read.data;
  const fault = faultOf(template);
  if (fault) throw new InvariantError(`${keyOf(template)}: ${fault}`);
  return template;
}

function faultOf({ facts, email, sms }: MessageTemplate): string | null {
  for (const [name, { kind, choices }] of Object.entries(facts))
    if ((kind === "choice") !== (choices !== undefined))
      return `${name} is a choice without words, or words without one`;
  const always = [email.sq.subject, email.en.subject, ...(sms ? [sms.sq, sms.en] : [])];
  for (const name of always.flatMap(namesIn)) {
    const fact = facts[name];
    if (!fact || fact.optional || fact.kind === "list") return `${name} is not always known, or no text`;
  }
  const used = (language: "sq" | "en") => new Set(email[language].paragraphs.flatMap(namesIn));
  const [albanian, english] = [used("sq"), used("en")];
  const named = [...new Set([...albanian, ...english])];
  const undeclared = named.find((name) => !facts[name]);
  if (undeclared) return `${undeclared} is not declared`;
  const oneSided = named.find((name) => albanian.has(name) !== english.has(name));
  if (oneSided) return `${oneSided} is named in one language only`;
  if (email.sq.paragraphs.length !== email.en.paragraphs.length) return "the languages say not the same";
  return null;
}
