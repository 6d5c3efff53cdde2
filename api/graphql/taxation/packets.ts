import {
  dayText,
  joinPapers,
  templateOn,
  type PrintOrder,
  type TaxPaperName,
} from "../../../application/papers/index.js";
import type { MunicipalityFace } from "../../../application/taxation/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";
import type { PostedPaper } from "../../../read-models/read-side/index.js";
import { ApiError } from "../../errors/index.js";
import { siteOf } from "../../site/index.js";
import { access } from "../access/rules.js";
import { recordRead } from "../access/record-read.js";
import { builder, objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { checkedId, enumOf } from "../inputs/index.js";
import { scopeOf } from "../list.js";
import { answered } from "../read-guard.js";

/** Papers of one packet: a file of some hundred pages, and a minute's work of the press at most. */
const PACKET = 100;
/** More packets than that no run has: ten million papers. */
const MOST_PACKETS = 100_000;
const READ = "account.read";

type Posted = Extract<TaxPaperName, "invoice" | "tax-notice">;

interface Packet {
  readonly total: number;
  readonly number: number;
  readonly papers: readonly PostedPaper[];
}

interface PacketFile {
  readonly fileName: string;
  readonly papers: number;
  readonly base64: string;
}

const packet = objectType<Packet>("Packet", READ, "A hundred papers of a run, in the order of postal delivery.");
packet.implement((t) => ({
  total: t.exposeInt("total", { description: "Papers of the run that go by post." }),
  packets: t.int({ resolve: packetsOf }),
  number: t.exposeInt("number", { description: "From 1." }),
  papers: t.int({ description: "Of this packet.", resolve: ({ papers }) => papers.length }),
  first: t.string({ nullable: true, description: "Number of the first.", resolve: ({ papers }) => papers[0]?.number }),
  last: t.string({ nullable: true, resolve: ({ papers }) => papers.at(-1)?.number }),
}));

const packetFile = objectType<PacketFile>("PacketFile", READ, "Papers in one PDF, behind a list of them.");
packetFile.implement((t) => ({
  fileName: t.exposeString("fileName"),
  mediaType: t.string({ resolve: () => "application/pdf" }),
  papers: t.exposeInt("papers"),
  base64: t.exposeString("base64", { description: "The file, in Base64." }),
}));

/** What a run issued, to be printed at once and handed to the post. */
export function addPackets(): void {
  const paperKind = enumOf<Posted>("PostedPaper", ["invoice", "tax-notice"]);
  builder.queryField("packet", (t) =>
    t.field({
      type: packet.reference,
      description: "One packet of the papers of a run, without whose they are: invoices, or notices that are printed.",
      extensions: access(READ),
      args: {
        runId: t.arg.id({ required: true }),
        paper: t.arg({ type: paperKind, required: true }),
        number: t.arg.int({ description: "From 1. Default 1." }),
      },
      resolve: (_root, args, context) => packetAsked(context, args),
    }),
  );
  builder.queryField("packetFile", (t) =>
    t.field({
      type: packetFile.reference,
      description:
        "The papers of a packet as one PDF for the printer, behind a list of them; each is recorded as read. It is no PDF/A: what is kept is the single paper.",
      extensions: access(READ),
      args: {
        runId: t.arg.id({ required: true }),
        paper: t.arg({ type: paperKind, required: true }),
        number: t.arg.int({ required: true, description: "From 1." }),
        twoSided: t.arg.boolean({ description: "Every paper begins on a new sheet." }),
      },
      resolve: async (_root, { twoSided, ...args }, context): Promise<PacketFile> => {
        const asked = await packetAsked(context, args);
        if (asked.papers.length === 0) throw new ApiError("NOT_FOUND", "not-found");
        const municipality = await municipalityOf(context);
        const bytes = await joinPapers(printedOneByOne(context, asked, args.paper, municipality), {
          ...{ title: `${asked.papers[0]!.number} – ${asked.papers.at(-1)!.number}`, twoSided: twoSided === true },
          ...{ author: municipality.name.sq, madeOn: context.today },
        });
        const fileName = `${args.paper}-${checkedId(args.runId)}-${asked.number}.pdf`;
        return { fileName, papers: asked.papers.length, base64: Buffer.from(bytes).toString("base64") };
      },
    }),
  );
}

function packetsOf({ total }: Pick<Packet, "total">): number {
  return Math.ceil(total / PACKET);
}

async function packetAsked(
  context: GraphqlContext,
  args: { readonly runId: string | number; readonly paper: Posted; readonly number?: number | null | undefined },
): Promise<Packet> {
  const number = args.number ?? 1;
  if (number < 1 || number > MOST_PACKETS)
    throw new ApiError("VALIDATION", "number-out-of-range", { facts: { min: 1, max: MOST_PACKETS } });
  const of = { runId: checkedId(args.runId), paper: args.paper };
  const page = { limit: PACKET, offset: (number - 1) * PACKET };
  const found = await context.dependencies.readSide.papersByPost(scopeOf(context, READ), of, page);
  return { ...found, number };
}

/** The list first, then each paper when its turn comes: no more than one waits. That it is read is recorded before. */
async function* printedOneByOne(
  context: GraphqlContext,
  asked: Packet,
  paper: Posted,
  municipality: MunicipalityFace,
): AsyncGenerator<Uint8Array> {
  const { dependencies, authorisation, today } = context;
  const { tenant } = authorisation.signedIn();
  const { press, taxation, settings } = dependencies;
  const site = siteOf(settings);
  await recordRead(context, READ, `packet/${paper}/${asked.papers[0]!.id}`.slice(0, 80), null);
  yield await press.print(cover(asked, paper, municipality, today));
  for (const { id, accountId } of asked.papers) {
    const order = answered(await taxation.taxPaper(tenant, { paper, accountId, id, site }));
    await recordRead(context, READ, `${paper}/${id}`, accountId);
    yield await press.print(order);
  }
}

function cover(asked: Packet, paper: Posted, { name: of, units }: MunicipalityFace, today: CivilDate): PrintOrder {
  const lines = asked.papers.map(({ number, name, street, unit }) => {
    const unitName = units.find(({ code }) => code === unit)?.name.sq ?? unit;
    return { number, name: name ?? "", address: [street, unitName].filter(Boolean).join(", ") };
  });
  const content = {
    ...{ paper, municipality: of.sq, lines, number: asked.number, packets: packetsOf(asked), total: asked.total },
    printedOn: dayText(today),
  };
  return { template: templateOn("packet", today), content, issuedOn: today };
}

async function municipalityOf({ dependencies, authorisation }: GraphqlContext): Promise<MunicipalityFace> {
  return answered(await dependencies.taxation.municipalityOf(authorisation.signedIn().tenant));
}
