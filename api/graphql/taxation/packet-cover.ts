import { dayText, templateOn, type PrintOrder } from "../../../application/papers/index.js";
import type { MunicipalityFace } from "../../../application/taxation/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";
import type { PacketAsk, PacketRow, PostedPaper } from "../../../read-models/read-side/index.js";

/** A paper of a packet. Beside what keeps it out by itself: its person was forgotten, or the press cannot set it. */
export interface CoveredPaper extends Omit<PostedPaper, "leftOut"> {
  readonly leftOut: PostedPaper["leftOut"] | "forgotten" | "unprintable";
  /** Whom the paper itself names; undefined where it was not made out. */
  readonly holder?: PaperHolder;
}

export interface PaperHolder {
  readonly name: string;
  readonly address: string;
}

export interface CoveredPapers extends Pick<PacketAsk, "paper"> {
  readonly packet: PacketRow;
  /** All of the packet; those that are not left out, in the order in which they lie behind the cover. */
  readonly papers: readonly CoveredPaper[];
}

/** The first sheet of a packet: whose papers it holds, by which they are handed to the post, and which it leaves out. */
export function packetCover(
  { paper, packet, papers }: CoveredPapers,
  { name: municipality, offices, units }: MunicipalityFace,
  today: CivilDate,
): PrintOrder {
  const behind = papers.filter(({ leftOut }) => leftOut === null);
  const leftOut = papers.flatMap(({ number, leftOut: why }) => (why === null ? [] : [{ number, why }]));
  const lines = behind.map(({ number, name, street, unit, holder }) => {
    // Whom the register shows to another office only is known here by the paper.
    if (name === null) return { number, name: holder?.name ?? "", address: holder?.address ?? "" };
    const unitName = units.find(({ code }) => code === unit)?.name.sq ?? unit;
    return { number, name, address: [street, unitName].filter(Boolean).join(", ") };
  });
  const content = {
    ...{ paper, municipality: municipality.sq, lines, printedOn: dayText(today) },
    office: offices.find(({ code }) => code === packet.office)?.name.sq ?? packet.office,
    undeliveredOn: packet.undeliveredOn && dayText(packet.undeliveredOn),
    ...{ number: packet.number, of: packet.of, first: packet.first, last: packet.last },
    leftOut: leftOut.toSorted(byNumber),
  };
  return { template: templateOn("packet", today), content, issuedOn: today };
}

function byNumber(one: { readonly number: string }, other: { readonly number: string }): number {
  return one.number.length - other.number.length || (one.number < other.number ? -1 : 1);
}
