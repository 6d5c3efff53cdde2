import { z } from "zod";
import { civilDateSchema, defineEvent, idSchema, lekSchema } from "../../../shared/index.js";

export const InstalmentAgreementMade = defineEvent({
  type: "InstalmentAgreementMade",
  description:
    "Overdue obligations are paid by schedule: interest runs, the late fine does not, and a clearance may be given.",
  schema: z.object({
    accountId: idSchema,
    agreementId: idSchema,
    signedOn: civilDateSchema,
    covers: z.array(z.object({ key: z.string().max(200), part: z.int().min(1) })).min(1),
    amount: lekSchema,
    schedule: z
      .array(z.object({ due: civilDateSchema, amount: lekSchema }))
      .min(1)
      .max(36),
  }),
});

export const InstalmentAgreementBroken = defineEvent({
  type: "InstalmentAgreementBroken",
  description: "An instalment was missed; the agreement ended and the late fine runs again from the effective date.",
  schema: z.object({ accountId: idSchema, agreementId: idSchema, missedDue: civilDateSchema }),
});

export const InstalmentAgreementKept = defineEvent({
  type: "InstalmentAgreementKept",
  description: "Everything under the agreement was paid.",
  schema: z.object({ accountId: idSchema, agreementId: idSchema }),
});

export const agreementEvents = [InstalmentAgreementMade, InstalmentAgreementBroken, InstalmentAgreementKept] as const;
