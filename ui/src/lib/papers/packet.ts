import { error } from "@sveltejs/kit";
import { zipped, type PackedFile } from "../desk/zipped.js";
import type { Ask } from "../graphql/ask.js";
import { graphql, type ResultOf } from "../graphql/tada.js";

const PAPER = graphql(`
  query PaperOfPacket($accountId: ID!, $paper: TaxPaper!, $id: ID!) {
    taxPaper(accountId: $accountId, paper: $paper, id: $id) {
      base64
    }
  }
`);

/** The packets in which the papers of a run go to the printer; there are none while the run is at work. */
const PACKETS = graphql(`
  query PacketsOfRun($runId: ID!, $paper: PostedPaper!) {
    packets(runId: $runId, paper: $paper) {
      id
      undeliveredOn
      papers
      first
      last
    }
  }
`);
export type Packet = ResultOf<typeof PACKETS>["packets"][number];

interface RunAsked {
  readonly id: string;
  readonly state: string;
  readonly atWork: boolean;
}

/** The packets of a run; while it is at work nobody knows yet which papers lie in which. */
export async function packetsOf(
  ask: Ask,
  { id, state, atWork }: RunAsked,
  paper: "INVOICE" | "TAX_NOTICE",
): Promise<readonly Packet[]> {
  if (state === "running" || atWork) return [];
  return (await ask(PACKETS, { runId: id, paper })).packets;
}

/** The rule by which a paper is refused that has no name any more. */
const FORGOTTEN = "paper-of-forgotten";

interface Listed {
  readonly id: string;
  readonly accountId: string;
  readonly number: string;
}

/** Whether a notice goes by post: from the beginning, or because no e-mail could tell it. */
export function isPosted({ way, mail }: { readonly way: string; readonly mail: string | null }): boolean {
  return way === "print" || mail === "undelivered";
}

/**
 * Papers as a ZIP, one PDF each, or a text where the person was forgotten: no one of them keeps the others back. Each is
 * printed, and recorded as read, when its turn comes. 404 where there is none.
 */
export function zipOf(ask: Ask, name: string, paper: "INVOICE" | "TAX_NOTICE", listed: readonly Listed[]): Response {
  if (listed.length === 0) error(404);
  async function* papers(): AsyncGenerator<PackedFile> {
    for (const { id, accountId, number } of listed) {
      const asked = await ask.try(PAPER, { accountId, paper, id });
      const named = number.replace(/[^A-Za-z0-9._-]/g, "-");
      if (asked.ok) yield { name: `${named}.pdf`, bytes: Buffer.from(asked.data.taxPaper.base64, "base64") };
      else if (asked.fault.rule === FORGOTTEN) yield { name: `${named}.txt`, bytes: Buffer.from(asked.fault.message) };
      else throw new Error(`${asked.fault.rule}: ${asked.fault.message}`);
    }
  }
  return new Response(zipped(papers()), {
    headers: { "content-type": "application/zip", "content-disposition": `attachment; filename="${name}.zip"` },
  });
}
