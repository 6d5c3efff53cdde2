import { dayText, templateOn, type PrintOrder } from "../../../application/papers/index.js";
import type { MunicipalityFace } from "../../../application/taxation/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";
import type { PacketAsk, PacketRow, PostedPaper } from "../../../read-models/read-side/index.js";

export interface CoveredPapers extends Pick<PacketAsk, "paper"> {
  readonly packet: PacketRow;
  /** In the order in which they lie behind the cover. */
  readonly papers: readonly PostedPaper[];
  readonly leftOut: readonly Pick<PostedPaper, "number" | "leftOut">[];
}

/** The first sheet of a packet: whose papers it holds, by which they are handed to the post, and which it leaves out. */
export function packetCover(
  { paper, packet, papers, leftOut }: CoveredPapers,
  { name: municipality, offices, units }: MunicipalityFace,
  today: CivilDate,
): PrintOrder {
  const lines = papers.map(({ number, name, street, unit }) => {
    const unitName = units.find(({ code }) => code === unit)?.name.sq ?? unit;
    return { number, name: name ?? "", address: [street, unitName].filter(Boolean).join(", ") };
  });
  const content = {
    ...{ paper, municipality: municipality.sq, lines, printedOn: dayText(today) },
    office: offices.find(({ code }) => code === packet.office)?.name.sq ?? packet.office,
    undeliveredOn: packet.undeliveredOn && dayText(packet.undeliveredOn),
    ...{ number: packet.number, of: packet.of, first: packet.first, last: packet.last },
    leftOut: leftOut.map(({ number, leftOut: why }) => ({ number, why })).toSorted(byNumber),
  };
  return { template: templateOn("packet", today), content, issuedOn: today };
}

function byNumber(one: { readonly number: string }, other: { readonly number: string }): number {
  return one.number.length - other.number.length || (one.number < other.number ? -1 : 1);
}
