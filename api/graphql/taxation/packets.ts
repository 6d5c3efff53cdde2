import type { PacketAsk, PacketRow } from "../../../read-models/read-side/index.js";
import { ApiError } from "../../errors/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { checkedId, checkedText, enumOf } from "../inputs/index.js";
import { fresh, scopeOf } from "../list.js";
import { foundRun } from "./batch-runs.js";
import { packetFileOf, type PacketFile } from "./packet-file.js";

const READ = "account.read";
/** What says which papers lie in which packet. */
const VIEWS = { invoice: ["invoices"], "tax-notice": ["taxNotices", "messages"] } as const;

const packet = objectType<PacketRow>(
  "Packet",
  READ,
  "A hundred papers of a run, of one office, in the order of their numbers: always the same ones.",
);
packet.implement((t) => ({
  id: t.exposeID("id", { description: "Names it within its run." }),
  office: t.exposeString("office"),
  undeliveredOn: t.field({
    type: "CivilDate",
    nullable: true,
    description:
      "Of notices whose e-mail was given up or set aside that day: there is a packet once the day is over. Null: printed from the beginning.",
    resolve: ({ undeliveredOn }) => undeliveredOn,
  }),
  number: t.exposeInt("number", { description: "From 1, in its office (of that day)." }),
  of: t.exposeInt("of", { description: "Packets of its office (of that day)." }),
  papers: t.exposeInt("papers", { description: "Papers that are printed." }),
  leftOut: t.exposeInt("leftOut", {
    description: "Papers that keep their place, unprinted: cancelled, or sent by e-mail again.",
  }),
  first: t.exposeString("first", { description: "Number of the first paper, also where it is left out." }),
  last: t.exposeString("last"),
}));

const packetFile = objectType<PacketFile>("PacketFile", READ, "Papers in one PDF, behind a list of them.");
packetFile.implement((t) => ({
  fileName: t.exposeString("fileName"),
  mediaType: t.string({ resolve: () => "application/pdf" }),
  papers: t.exposeInt("papers", { description: "Papers behind the cover." }),
  leftOut: t.exposeInt("leftOut", { description: "Papers of the packet that are not: the cover names them." }),
  base64: t.exposeString("base64", { description: "The file, in Base64." }),
}));

/** What a run issued, to be printed at once and handed to the post. */
export function addPackets(): void {
  const paperKind = enumOf<PacketAsk["paper"]>("PostedPaper", ["invoice", "tax-notice"]);
  builder.queryField("packets", (t) =>
    t.field({
      type: [packet.reference],
      description:
        "The packets of a run that is over, without whose papers they are: invoices, or notices that are printed. At most 10,000.",
      extensions: access(READ),
      args: { runId: t.arg.id({ required: true }), paper: t.arg({ type: paperKind, required: true }) },
      resolve: async (_root, args, context) => {
        const of = { runId: checkedId(args.runId), paper: args.paper };
        await whenOver(context, of);
        return [...(await context.dependencies.readSide.packets(scopeOf(context, READ), of))];
      },
    }),
  );
  builder.queryField("packetFile", (t) =>
    t.field({
      type: packetFile.reference,
      description:
        "The papers of a packet as one PDF for the printer, in the order of postal delivery, behind a list of them; each is recorded as read. It is no PDF/A: what is kept is the single paper.",
      extensions: access(READ),
      args: {
        runId: t.arg.id({ required: true }),
        paper: t.arg({ type: paperKind, required: true }),
        packet: t.arg.id({ required: true }),
        twoSided: t.arg.boolean({ description: "Every paper begins on a new sheet." }),
      },
      resolve: async (_root, args, context): Promise<PacketFile> => {
        const of = { runId: checkedId(args.runId), paper: args.paper };
        const id = checkedText(args.packet, 200);
        const upTo = await whenOver(context, of);
        for (const view of VIEWS[of.paper]) await fresh(context, view, upTo);
        const found = (await context.dependencies.readSide.packets(scopeOf(context, READ), of)).find(
          (each) => each.id === id,
        );
        if (!found) throw new ApiError("NOT_FOUND", "not-found");
        return packetFileOf(context, READ, { ...of, packet: found, twoSided: args.twoSided === true });
      },
    }),
  );
}

/**
 * How far the log was when a run was over: nothing is added to its packets afterwards. Throws NOT_FOUND, and REFUSED
 * `run-not-over`.
 */
async function whenOver({ dependencies, authorisation }: GraphqlContext, { runId, paper }: PacketAsk) {
  const { tenant } = authorisation.signedIn();
  const { taxation } = dependencies;
  const run =
    paper === "invoice"
      ? foundRun(await taxation.assessmentRun(tenant, { runId }))
      : foundRun(await taxation.noticeRun(tenant, { runId }));
  if (run.state === "running" || run.atWork) throw new ApiError("REFUSED", "run-not-over", { facts: { runId } });
  return run.upTo;
}
