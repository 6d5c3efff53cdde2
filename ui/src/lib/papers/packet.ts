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

interface Listed {
  readonly id: string;
  readonly accountId: string;
  readonly number: string;
}

/** Whether a notice goes by post: from the beginning, or because no e-mail could tell it. */
export function isPosted({ way, mail }: { readonly way: string; readonly mail: string | null }): boolean {
  return way === "print" || mail === "undelivered";
}

/** Papers as a ZIP, one PDF each. Each is printed, and recorded as read, when its turn comes. 404 where there is none. */
export function zipOf(ask: Ask, name: string, paper: "INVOICE" | "TAX_NOTICE", listed: readonly Listed[]): Response {
  if (listed.length === 0) error(404);
  async function* papers(): AsyncGenerator<PackedFile> {
    for (const { id, accountId, number } of listed) {
      const { taxPaper } = await ask(PAPER, { accountId, paper, id });
      yield { name: `${number.replace(/[^A-Za-z0-9._-]/g, "-")}.pdf`, bytes: Buffer.from(taxPaper.base64, "base64") };
    }
  }
  return new Response(zipped(papers()), {
    headers: { "content-type": "application/zip", "content-disposition": `attachment; filename="${name}.zip"` },
  });
}
