import type { PackageCheck } from "../../../application/taxation/index.js";
import type { Finding, PackageContent } from "../../../domain/taxation/index.js";
import { message } from "../../messages/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { DraftPackageInput } from "./inputs/administration.js";
import { validated } from "../inputs/index.js";
import { factsInWords } from "./finding-facts.js";

/** A finding, with the content that it was found in: people are told it in the names that this has. */
type Found = Finding & { readonly draft: PackageContent };

const finding = objectType<Found>("PackageFinding", "inherit", "What keeps a fiscal package from being published.");
finding.implement((t) => ({
  code: t.exposeString("code"),
  path: t.exposeString("path"),
  facts: t.field({ type: "JSON", resolve: ({ facts }) => facts }),
  message: t.string({
    description: "In the caller's language.",
    resolve: (found, _args, { language }) => message(found.code, factsInWords(found, found.draft, language), language),
  }),
}));

const check = objectType<PackageCheck & { readonly draft: PackageContent }>(
  "PackageCheck",
  "inherit",
  "A fiscal package under the completeness check.",
);
check.implement((t) => ({
  hash: t.exposeString("hash"),
  publishable: t.boolean({ resolve: ({ findings }) => findings.length === 0 }),
  findings: t.field({
    type: [finding.reference],
    resolve: ({ findings, draft }) => findings.map((each) => ({ ...each, draft })),
  }),
}));

/** `packageCheck`: what would keep this content from being published; writes nothing. */
export function addPackageCheck(): void {
  builder.queryField("packageCheck", (t) =>
    t.field({
      type: check.reference,
      description: "Checks the content of a fiscal package: schema, references, uncovered cases, unreachable rows.",
      extensions: access("package.draft"),
      args: { content: t.arg({ type: "JSON", required: true }) },
      resolve: async (_root, args, { dependencies }) => {
        const { content } = validated(DraftPackageInput, { content: args.content }) as { content: PackageContent };
        return { ...(await dependencies.taxation.checkPackage(content)), draft: content };
      },
    }),
  );
}
