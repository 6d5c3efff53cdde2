import { joinPapers, PressFailure } from "../../../application/papers/index.js";
import type { PacketAsk, PacketRow, PostedPaper } from "../../../read-models/read-side/index.js";
import { refusedError } from "../../errors/index.js";
import { siteOf } from "../../site/index.js";
import type { Permission } from "../access/permission.js";
import { recordRead } from "../access/record-read.js";
import type { GraphqlContext } from "../context.js";
import { scopeOf } from "../list.js";
import { answered } from "../read-guard.js";
import { packetCover, type CoveredPaper, type PaperHolder } from "./packet-cover.js";

export interface PacketFile {
  readonly fileName: string;
  readonly papers: number;
  readonly leftOut: number;
  readonly base64: string;
}

interface Asked extends PacketAsk {
  readonly packet: PacketRow;
  readonly twoSided: boolean;
}

/** A paper of a packet as it came out: printed, or left out with the reason (and what went wrong, where something did). */
interface CameOut extends CoveredPaper {
  readonly bytes?: Uint8Array;
  readonly failure?: Error;
}

/**
 * A packet for the printer. Papers that are left out, and those that cannot be made out, are named on its cover; no one
 * of them keeps the others back. Recorded as read, before anything is given out, is what is printed and nothing else.
 * Throws UNAVAILABLE where the press is busy, and what went wrong where it set none of the papers.
 */
export async function packetFileOf(context: GraphqlContext, permission: Permission, asked: Asked): Promise<PacketFile> {
  const { dependencies, authorisation, today } = context;
  const { runId, paper, packet, twoSided } = asked;
  const of = { runId, paper, packet: packet.id };
  const all: CameOut[] = [];
  for (const posted of await dependencies.readSide.papersByPost(scopeOf(context, permission), of))
    all.push(await cameOut(context, paper, posted));
  const papers = all.flatMap(({ bytes, ...each }) => (bytes === undefined ? [] : [{ ...each, bytes }]));
  const failure = all.find((each) => each.failure !== undefined)?.failure;
  if (papers.length === 0 && failure) throw failure;
  const municipality = answered(await dependencies.taxation.municipalityOf(authorisation.signedIn().tenant));
  const cover = await dependencies.press.print(packetCover({ paper, packet, papers: all }, municipality, today));
  await recordRead(context, permission, `packet/${paper}/${runId}/${packet.id}`.slice(0, 80), null);
  for (const { id, accountId } of papers) await recordRead(context, permission, `${paper}/${id}`, accountId);
  const bytes = await joinPapers([cover, ...papers.map((each) => each.bytes)], {
    ...{ title: `${packet.first} – ${packet.last}`, twoSided, author: municipality.name.sq, madeOn: today },
  });
  const fileName = `${paper}-${runId}-${packet.id}.pdf`.replace(/[^A-Za-z0-9._-]/g, "-");
  const counted = { papers: papers.length, leftOut: all.length - papers.length };
  return { fileName, ...counted, base64: Buffer.from(bytes).toString("base64") };
}

/** Prints a paper, unless it is left out. What cannot be made out, though it should be, is logged. */
async function cameOut(context: GraphqlContext, paper: PacketAsk["paper"], posted: PostedPaper): Promise<CameOut> {
  if (posted.leftOut !== null) return posted;
  const { dependencies, authorisation, correlationId } = context;
  const { tenant } = authorisation.signedIn();
  const { taxation, press, settings, logger } = dependencies;
  const { id, accountId } = posted;
  const order = await taxation.taxPaper(tenant, { paper, accountId, id, site: siteOf(settings) });
  if (order.ok) {
    try {
      const { holder } = order.value.content as { readonly holder?: PaperHolder };
      return { ...posted, ...(holder && { holder }), bytes: await press.print(order.value) };
    } catch (error) {
      if (!(error instanceof PressFailure)) throw error;
      return unprintable(error, error.message);
    }
  }
  if (order.refusal.code === "paper-of-forgotten") return { ...posted, leftOut: "forgotten" };
  return unprintable(refusedError(order.refusal), order.refusal.code);

  function unprintable(failure: Error, reason: string): CameOut {
    logger.error({ tenant, correlationId, paper: `${paper}/${id}`, reason }, "a paper of a packet was not printed");
    return { ...posted, leftOut: "unprintable", failure };
  }
}
