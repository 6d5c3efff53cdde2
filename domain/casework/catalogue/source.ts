import { z } from "zod";

/** The form of `services.shkoder.json` and `workflows.json`, as far as definitions come from them. */

const words = z.object({ sq: z.string().min(1), en: z.string().min(1) });
const coded = z.looseObject({ code: z.string(), name: words });
const span = z.object({ value: z.int(), unit: z.string() });
/** A starting value that no public source confirms. */
const assumed = z.boolean().optional();

const workflowSourceSchema = z.looseObject({
  code: z.string(),
  name: words,
  description: words,
  initial: z.string(),
  clockStartsAt: z.literal("submission"),
  states: z.array(z.strictObject({ code: z.string(), name: words, kind: z.string(), clock: z.string() })),
  transitions: z.array(
    z.strictObject({
      code: z.string(),
      name: words,
      from: z.array(z.string()),
      to: z.string(),
      roles: z.array(z.string()),
      automatic: z.boolean(),
      guards: z.array(z.string()),
      effects: z.array(z.string()),
    }),
  ),
  steps: z.array(
    z.strictObject({
      code: z.string(),
      name: words,
      states: z.array(z.string()),
      role: z.string(),
      timeShare: z.int(),
    }),
  ),
  automaticSteps: z.array(z.strictObject({ code: z.string(), name: words, when: z.string(), effect: z.string() })),
  legalTerms: z.array(z.looseObject({ code: z.string(), ...span.shape })).optional(),
});
export type WorkflowSource = Readonly<z.infer<typeof workflowSourceSchema>>;

export const workflowsSourceSchema = z.looseObject({
  schema: z.literal("defter/workflow-templates/1"),
  roles: z.array(coded),
  guards: z.array(coded),
  effects: z.array(coded),
  workflows: z.array(workflowSourceSchema),
});
export type WorkflowsSource = Readonly<z.infer<typeof workflowsSourceSchema>>;

const serviceSourceSchema = z.looseObject({
  no: z.int(),
  code: z.string(),
  name: words,
  group: z.string(),
  applicantKinds: z.string(),
  description: words,
  legalBasis: z.array(
    z.looseObject({
      act: z.string(),
      kind: z.string(),
      number: z.string().nullable(),
      date: z.string().nullable(),
      title: words,
      article: z.union([z.string(), words]).optional(),
      assumed,
    }),
  ),
  procedure: z.string(),
  assumed,
  timeLimit: z.looseObject({ ...span.shape, assumed }),
  fees: z.array(
    z.looseObject({
      code: z.string(),
      name: words,
      amount: z.int(),
      per: z.string(),
      quantityField: z.string().optional(),
      fiscalItem: z.object({ item: z.string(), rate: z.string().nullable() }).optional(),
    }),
  ),
  feesAssumed: assumed,
  validityAssumed: assumed,
  validity: z.object({ ...span.shape, mode: z.string(), min: span.optional() }).nullable(),
  output: z.string(),
  /** What the act says, where the service has words of its own. */
  outputWords: z.looseObject({ title: words, paragraphs: z.array(words), showsForm: z.boolean() }).optional(),
  requiredDocuments: z.array(
    z.looseObject({
      ...{ code: z.string(), name: words, mandatory: z.boolean(), assumed },
      accepts: z.object({ mediaTypes: z.array(z.string()), maxMegabytes: z.int() }).optional(),
    }),
  ),
  form: z.array(
    z.strictObject({
      key: z.string(),
      label: words,
      type: z.string(),
      required: z.boolean(),
      min: z.number().optional(),
      max: z.number().optional(),
      options: z.array(z.strictObject({ code: z.string(), label: words })).optional(),
    }),
  ),
  taxClearance: z.looseObject({ rule: z.string(), scope: z.string().optional(), reason: words, assumed }),
  confidentiality: z.string(),
  offices: z.union([z.literal("all"), z.array(z.string())]),
  note: words.optional(),
});
export type ServiceSource = Readonly<z.infer<typeof serviceSourceSchema>>;

export const catalogueSourceSchema = z.looseObject({
  schema: z.literal("defter/service-catalogue/1"),
  count: z.int(),
  groups: z.array(coded),
  documentTypes: z.array(z.looseObject({ code: z.string(), name: words, origin: z.string() })),
  services: z.array(serviceSourceSchema),
});
export type CatalogueSource = Readonly<z.infer<typeof catalogueSourceSchema>>;
