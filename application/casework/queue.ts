import type { OnCaseInput, WaitingPlace } from "./use-cases.js";

/** A case of a queue, as far as it decides in which role it is taken. */
export interface QueuedCase {
  readonly caseId: string;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly state: string;
  /** Who has it, by role. */
  readonly handlers: Readonly<Record<string, string>>;
}

/** A page of a queue, as read models give it. */
interface QueuePage {
  readonly rows: readonly { readonly row: QueuedCase; readonly cursor: string }[];
  readonly hasNext: boolean;
}

/** A queue page by page, each case with the role in which it is taken. */
export type QueuePages = AsyncGenerator<readonly OnCaseInput[], undefined>;

/** Rows of a queue that are looked at in one go, and cases of an officer among which a repeated command is found. */
export const QUEUE_PAGE = 50;
/** Cases that are tried before the queue is said to be empty: all of them taken by others in the same moment. */
const MAX_TRIED = 500;

/** The role in which a case of the queue waits to be taken: the first that nobody has. */
function roleToTake(places: readonly WaitingPlace[], row: QueuedCase): string | undefined {
  const place = places.find(
    ({ workflow, version, state }) =>
      workflow === row.workflow && version === row.workflowVersion && state === row.state,
  );
  return place?.roles.find((role) => row.handlers[role] === undefined);
}

/** The pages of a queue, as far as they are tried. `pageAfter` gives at most {@link QUEUE_PAGE} rows. */
export async function* casesToTake(
  places: readonly WaitingPlace[],
  offices: readonly string[] | null,
  pageAfter: (cursor: string | null) => Promise<QueuePage>,
): QueuePages {
  const otherwise = places[0]?.roles[0];
  if (otherwise === undefined) return;
  let after: string | null = null;
  for (let tried = 0; tried < MAX_TRIED; tried += QUEUE_PAGE) {
    const page = await pageAfter(after);
    yield page.rows.map(({ row }) => ({
      caseId: row.caseId,
      by: { role: roleToTake(places, row) ?? otherwise, offices },
    }));
    if (!page.hasNext) return;
    after = page.rows.at(-1)!.cursor;
  }
}

/** The first page, of cases that are one's own, and the others one by one, of cases that are nobody's. */
export async function queueToTake(
  pagesOf: (unassigned: boolean) => QueuePages,
): Promise<{ readonly queue: AsyncIterable<OnCaseInput>; readonly mine: readonly OnCaseInput[] }> {
  const mine = await pagesOf(false).next();
  return { queue: onesIn(pagesOf(true)), mine: mine.done ? [] : mine.value };
}

async function* onesIn(pages: AsyncIterable<readonly OnCaseInput[]>): AsyncGenerator<OnCaseInput> {
  for await (const page of pages) yield* page;
}
