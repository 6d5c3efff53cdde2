import { joinPapers } from "../../../application/papers/index.js";
import type { PacketAsk, PacketRow, PostedPaper } from "../../../read-models/read-side/index.js";
import { siteOf } from "../../site/index.js";
import type { Permission } from "../access/permission.js";
import { recordRead } from "../access/record-read.js";
import type { GraphqlContext } from "../context.js";
import { scopeOf } from "../list.js";
import { answered } from "../read-guard.js";
import { packetCover } from "./packet-cover.js";

export interface PacketFile {
  readonly fileName: string;
  readonly papers: number;
  readonly base64: string;
}

interface Asked extends PacketAsk {
  readonly packet: PacketRow;
  readonly twoSided: boolean;
}

/** A packet for the printer. Papers that are left out are named on its cover. */
export async function packetFileOf(context: GraphqlContext, permission: Permission, asked: Asked): Promise<PacketFile> {
  const { dependencies, authorisation, today } = context;
  const { runId, paper, packet, twoSided } = asked;
  const all = await dependencies.readSide.papersByPost(scopeOf(context, permission), {
    ...{ runId, paper, packet: packet.id },
  });
  const papers = all.filter(({ leftOut }) => leftOut === null);
  const { tenant } = authorisation.signedIn();
  const municipality = answered(await dependencies.taxation.municipalityOf(tenant));
  const cover = packetCover(
    { paper, packet, papers, leftOut: all.filter(({ leftOut }) => leftOut !== null) },
    municipality,
    today,
  );
  const bytes = await joinPapers(printedOneByOne(), {
    ...{ title: `${packet.first} – ${packet.last}`, twoSided, author: municipality.name.sq, madeOn: today },
  });
  const fileName = `${paper}-${runId}-${packet.id}.pdf`.replace(/[^A-Za-z0-9._-]/g, "-");
  return { fileName, papers: papers.length, base64: Buffer.from(bytes).toString("base64") };

  /** The list first, then each paper when its turn comes: no more than one waits. That it is read is recorded before. */
  async function* printedOneByOne(): AsyncGenerator<Uint8Array> {
    await recordRead(context, permission, `packet/${paper}/${runId}/${packet.id}`.slice(0, 80), null);
    yield await dependencies.press.print(cover);
    for (const each of papers) yield await printed(each);
  }

  async function printed({ id, accountId }: PostedPaper): Promise<Uint8Array> {
    const site = siteOf(dependencies.settings);
    const order = answered(await dependencies.taxation.taxPaper(tenant, { paper, accountId, id, site }));
    await recordRead(context, permission, `${paper}/${id}`, accountId);
    return dependencies.press.print(order);
  }
}
