import type { CasePaper, IssuedOutput, CaseStanding } from "../../../application/casework/index.js";
import { NOTICE_PAPERS } from "../../../application/papers/index.js";
import { siteOf } from "../../site/index.js";
import { access } from "../access/rules.js";
import { recordRead } from "../access/record-read.js";
import { builder, objectType } from "../builder.js";
import { checkedId, enumOf, Id, Text } from "../inputs/index.js";
import { printed, type PrintedFile } from "../printing.js";
import { answered } from "../read-guard.js";
import { OWN_READ } from "../citizen/own.js";
import { READ, readableCase, readingPermission } from "./access/index.js";
import { caseMutation } from "./case-mutation.js";
import { OnCaseInput, SHORT } from "./inputs/parts.js";

interface PrintedCasePaper extends PrintedFile {
  readonly id: string;
  readonly number: string;
  readonly fileName: string;
  readonly asIssued: boolean | null;
}

const file = objectType<PrintedCasePaper>(
  "PrintedCasePaper",
  [READ, OWN_READ],
  "A paper of a case as a PDF/A-2a file.",
);
file.implement((t) => ({
  id: t.exposeID("id", { description: "Of the output, or the place of the letter's fact in the case." }),
  number: t.exposeString("number"),
  fileName: t.exposeString("fileName"),
  mediaType: t.string({ resolve: () => "application/pdf" }),
  sha256: t.exposeString("sha256", { description: "Hexadecimal. The same paper is printed with the same bytes." }),
  asIssued: t.exposeBoolean("asIssued", {
    nullable: true,
    description:
      "Whether these are the bytes that the act was issued with; false where it was crossed out since, null for letters and clearances.",
  }),
  base64: t.exposeString("base64", { description: "The file, in Base64." }),
}));

export class IssueCaseOutputInput extends OnCaseInput {}

export class RevokeCaseOutputInput extends OnCaseInput {
  @Id() outputId!: string;
  @Text(SHORT, { description: "Printed across the paper." }) ground!: string;
}

/** Papers that leave a case: printed for officers and for who applied, issued by officers. */
export function addCasePapers(): void {
  const papers = enumOf("CasePaper", ["output", ...NOTICE_PAPERS] as const satisfies readonly CasePaper[]);
  builder.queryField("casePaper", (t) =>
    t.field({
      type: file.reference,
      description:
        "A paper of a case as it was on its day; crossed out where it holds no more. `OUTPUT` is what the case was lodged for, the others are letters to the applicant. Citizens get those of their own cases.",
      extensions: access([READ, OWN_READ]),
      args: {
        caseId: t.arg.id({ required: true }),
        paper: t.arg({ type: papers, required: true }),
        id: t.arg.id({ description: "Which one, where there are several. Left out: the last." }),
      },
      resolve: async (_root, { paper, ...args }, context): Promise<PrintedCasePaper> => {
        const caseId = checkedId(args.caseId);
        const wanted = args.id === null || args.id === undefined ? null : checkedId(args.id);
        const { state } = await readableCase(context, caseId);
        const { tenant } = context.authorisation.signedIn();
        const { dependencies } = context;
        const asked = { caseId, paper, id: wanted, site: siteOf(dependencies.settings) };
        const { id, number, digest, order } = answered(await dependencies.casework.casePaper(tenant, asked));
        await recordRead(
          context,
          readingPermission(context.authorisation),
          `${paper}/${caseId}`.slice(0, 80),
          state.subjectId,
        );
        const made = await printed(dependencies, order);
        const fileName = `${order.template.name}-${id}.pdf`;
        return { ...made, id, number, fileName, asIssued: digest === null ? null : digest === made.sha256 };
      },
    }),
  );
  caseMutation<IssueCaseOutputInput, IssuedOutput>({
    name: "issueCaseOutput",
    description:
      "Issues the paper of a favourable decision, with its number and verification code; where one is valid, gives that one.",
    permission: "case.act",
    input: IssueCaseOutputInput,
    payload: {
      outputId: "ID",
      kind: "String",
      number: "String",
      verificationCode: "String",
      validUntil: "CivilDate?",
      digest: "String?",
    },
    run: ({ dependencies }, ask, input) =>
      dependencies.casework.policies.issueOutput(ask, { ...input, site: siteOf(dependencies.settings) }),
  });
  caseMutation<RevokeCaseOutputInput, CaseStanding>({
    name: "revokeCaseOutput",
    description: "Takes an issued paper back: whoever checks it learns that it holds no more, and since when.",
    permission: "case.supervise",
    input: RevokeCaseOutputInput,
    payload: { caseId: "ID", state: "String", outcome: "String?" },
    run: ({ dependencies }, ask, input) => dependencies.casework.revokeOutput(ask, input),
  });
}
