import { plainCode } from "../../application/personal-data/index.js";
import { parseText, refusal } from "../../domain/shared/index.js";
import { ApiError, refusedError, validationError } from "../errors/index.js";
import { paperAt, paperByCode, paperByNumber, type CheckedPaper } from "../verification/index.js";
import { access } from "./access/rules.js";
import { builder, objectType } from "./builder.js";
import { countPublicQuestion } from "./casework/access/index.js";
import { WordsRef } from "./casework/catalogue/words.js";
import { checkedId } from "./inputs/index.js";
import { publicTenant } from "./read-guard.js";

const checked = objectType<CheckedPaper>(
  "VerifiedPaper",
  "public",
  "What anyone may learn who holds a paper: what stands on it, initials in place of the name, and whether it still holds.",
);
checked.implement((t) => ({
  paper: t.exposeString("paper", { description: "`invoice`, `receipt`, `clearance`, `certificate`, `refusal`, …" }),
  standing: t.exposeString("standing", {
    description: "`valid`; `expired`; `revoked`; `ended`: cancelled, reversed, or the case reopened.",
  }),
  number: t.exposeString("number"),
  service: t.field({ type: WordsRef, nullable: true, resolve: ({ service }) => service }),
  holder: t.exposeString("holder", { nullable: true, description: "Initials." }),
  issuedOn: t.field({ type: "CivilDate", resolve: ({ issuedOn }) => issuedOn }),
  validUntil: t.field({ type: "CivilDate", nullable: true, resolve: ({ validUntil }) => validUntil }),
  amount: t.field({ type: "Lek", nullable: true, resolve: ({ amount }) => amount }),
  endedOn: t.field({ type: "CivilDate", nullable: true, resolve: ({ endedOn }) => endedOn }),
  digest: t.exposeString("digest", { nullable: true, description: "SHA-256 of the file as it was issued." }),
}));

/** Papers checked by anybody: by code alone, by number and code, or by the address in the QR code. */
export function addPaperVerification(): void {
  builder.queryField("verifyPaper", (t) =>
    t.field({
      type: checked.reference,
      description:
        "Checks a paper. Clearances and acts by their code alone; any paper by its number and code; invoices, receipts and letters also by the parts of the address in their QR code. Open to everyone.",
      extensions: access("public"),
      args: {
        code: t.arg.string({ required: true, description: "Sixteen signs; spaces, hyphens and case do not matter." }),
        number: t.arg.string({ description: "As it stands on the paper." }),
        paper: t.arg.string({ description: "With `of` and `id`: the first part of the address." }),
        of: t.arg.id({ description: "The account or the case." }),
        id: t.arg.id({ description: "Which of its papers." }),
      },
      resolve: async (_root, { number, paper, of, id, ...args }, context): Promise<CheckedPaper> => {
        const tenant = publicTenant(context);
        countPublicQuestion(context);
        const { dependencies, today } = context;
        const code = plainCode(args.code);
        const parts = [paper, of, id].filter((each) => each !== null && each !== undefined);
        if (parts.length !== 0 && parts.length !== 3)
          throw validationError([{ path: "of", rule: "paper-address-incomplete", facts: {} }]);
        const found =
          parts.length === 3
            ? await paperAt(dependencies, tenant, { paper: paper!, of: checkedId(of!), id: checkedId(id!) }, code)
            : number === null || number === undefined
              ? await paperByCode(dependencies, tenant, code, today)
              : await paperByNumber(dependencies, tenant, { number: numberIn(number), code }, today);
        if (!found) throw refusedError(refusal("paper-unknown"));
        return found;
      },
    }),
  );
}

function numberIn(input: string): string {
  const text = parseText(input, 80);
  if (!text.ok) throw new ApiError("VALIDATION", text.refusal.code, { facts: text.refusal.facts });
  return text.value;
}
