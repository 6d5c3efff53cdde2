import { z } from "zod";

const wordsSchema = z.strictObject({ sq: z.string().min(1).max(2000), en: z.string().min(1).max(2000) });

/**
 * What a template needs to know. `date` is a civil date, `instant` a moment shown in local time, `lek` whole lekë,
 * `choice` a code that has words here, `list` texts of which each becomes a line.
 */
const factSchema = z.strictObject({
  kind: z.enum(["text", "date", "instant", "lek", "number", "choice", "list"]),
  /** Paragraphs that name it are left out where it is not known. */
  optional: z.boolean().default(false),
  choices: z.record(z.string(), wordsSchema).optional(),
});
export type TemplateFact = Readonly<z.infer<typeof factSchema>>;

const letterSchema = z.strictObject({
  subject: z.string().min(1).max(150),
  paragraphs: z.array(z.string().min(1).max(2000)).min(1).max(30),
});

/** A message in both languages; `{name}` stands for a fact. A template that was released never changes: the next version does. */
export const messageTemplateSchema = z.strictObject({
  format: z.literal("defter.message/1"),
  code: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  version: z.int().min(1),
  facts: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), factSchema),
  email: z.strictObject({ sq: letterSchema, en: letterSchema }),
  /** Null: this is never said in so few words. */
  sms: z.strictObject({ sq: z.string().min(1).max(400), en: z.string().min(1).max(400) }).nullable(),
});
export type MessageTemplate = Readonly<z.infer<typeof messageTemplateSchema>>;

export interface TemplateName {
  readonly code: string;
  readonly version: number;
}
