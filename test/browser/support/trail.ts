import { until } from "../../support/until.js";
import type { Officer } from "./officer.js";

/** An event as the trail gives it. */
export interface Line {
  readonly id: string;
  readonly about: string;
  readonly data: { readonly amount?: number };
}

/** The newest event of a type, as soon as there is one. */
export async function newest(of: Officer, type: string): Promise<Line> {
  const asked = `{ auditTrail(first: 1, filter: { type: "${type}" }) { nodes { id about data } } }`;
  let found: Line | undefined;
  await until(`an event ${type} in the trail`, async () => {
    [found] = (await of.ask<{ auditTrail: { nodes: Line[] } }>(asked)).auditTrail.nodes;
    return found !== undefined;
  });
  return found!;
}
