import type { PreparedApplication } from "../../../application/casework/index.js";
import { recordRead } from "../access/record-read.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { checkedText, enumOf } from "../inputs/index.js";
import { answered } from "../read-guard.js";
import { AskedDocumentRef, askedDocument, type AskedDocument } from "./catalogue/accepted-document.js";
import { NamedCodeRef, namedIn, WordsRef } from "./catalogue/words.js";
import { ApplicantRef } from "./types/application.js";

const bring = objectType<{ readonly paper: AskedDocument; readonly mandatory: boolean }>(
  "PaperToBring",
  "inherit",
  "A paper that the applicant brings.",
);
bring.implement((t) => ({
  document: t.field({ type: AskedDocumentRef, resolve: ({ paper }) => paper }),
  mandatory: t.exposeBoolean("mandatory"),
}));

const prepared = objectType<PreparedApplication>("PreparedApplication", "inherit", "What an application takes.");
prepared.implement((t) => ({
  service: t.string({ resolve: ({ version }) => version.code }),
  version: t.int({ resolve: ({ version }) => version.version }),
  name: t.field({ type: WordsRef, resolve: ({ service }) => service.name }),
  formSchema: t.field({
    type: "JSON",
    description: "JSON Schema 2020-12; labels of both languages in `x-label`.",
    resolve: ({ formSchema }) => formSchema,
  }),
  applicant: t.field({
    type: ApplicantRef,
    nullable: true,
    description: "As the register knows them: what is here need not be asked. Null for somebody who is not in it.",
    resolve: ({ applicant }) => applicant,
  }),
  bring: t.field({
    type: [bring.reference],
    resolve: ({ bring: papers, service }) =>
      papers.map(({ code, mandatory }) => ({ paper: askedDocument(service, code), mandatory })),
  }),
  held: t.field({
    type: [NamedCodeRef],
    description: "Papers that the municipality or a register of the state has: they are not asked for.",
    resolve: ({ held, service }) => held.map((code) => namedIn(service.documents, code)),
  }),
}));

export const PreparedApplicationRef = prepared.reference;

/** `prepareApplication`: what to bring, what to fill in, what is known. */
export function addPreparation(): void {
  builder.queryField("prepareApplication", (t) =>
    t.field({
      type: prepared.reference,
      description: "What an application for a service takes today, and what the register knows of who applies.",
      extensions: access("case.lodge"),
      args: {
        service: t.arg.string({ required: true }),
        applicantKind: t.arg({ type: enumOf("ApplicantKind", ["citizen", "business"] as const) }),
        identifier: t.arg.string({ description: "NID of a citizen, NIPT of a business; looking it up is recorded." }),
      },
      resolve: async (_root, { service, applicantKind, identifier }, context) => {
        const { tenant } = context.authorisation.signedIn();
        const who =
          identifier === null || identifier === undefined
            ? {}
            : { applicant: { kind: applicantKind ?? ("citizen" as const), identifier: checkedText(identifier, 20) } };
        const given = { service: checkedText(service, 80), on: context.today, ...who };
        const answer = answered(await context.dependencies.casework.prepareApplication(tenant, given));
        if (answer.applicant)
          await recordRead(context, "case.lodge", "prepareApplication", answer.applicant.taxpayerId);
        return answer;
      },
    }),
  );
}
