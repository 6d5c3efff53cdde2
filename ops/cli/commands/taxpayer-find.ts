import type { Command } from "commander";
import { TOKENS } from "../../composition/tokens.js";
import { code, text, wholeNumber } from "../input/values.js";
import { table } from "../output/table.js";
import type { Desk } from "../work/desk.js";
import { whenFresh } from "../work/fresh.js";
import { recordRead } from "../work/trace.js";

interface Options {
  readonly office?: string;
  readonly limit: string;
}

/** Who is found has their name shown: that it was read is recorded. */
export function addFind(group: Command, desk: Desk): void {
  const command = group
    .command("find")
    .argument("<words...>", "of the name (with or without ë and ç), a number, or an address")
    .description("search the register; that it was read is recorded")
    .option("--office <code>", "of this office only")
    .option("--limit <number>", "at most so many", "20");
  command.action(async (words: readonly string[], options: Options) => {
    const search = text("words", words.join(" "));
    const limit = wholeNumber("--limit", options.limit, 1, 500);
    const filter = { search, ...(options.office !== undefined && { office: code("--office", options.office) }) };
    await desk.work(command, async (work) => {
      const scope = { tenant: work.tenant, offices: null };
      const readSide = work.composition.get(TOKENS.readSide);
      const page = await whenFresh(work, "register", () => readSide.taxpayers(scope, { filter, limit, after: null }));
      const rows = page.rows.map(({ row }) => row);
      if (rows.length > 0) await recordRead(work, "taxpayers", rows.length === 1 ? rows[0]!.taxpayerId : null);
      const more = page.hasNext ? `There are more; --limit shows them.\n` : "";
      return {
        json: { taxpayers: rows, hasMore: page.hasNext },
        text:
          table(rows, [
            { head: "taxpayer", cell: ({ taxpayerId }) => taxpayerId },
            { head: "name", cell: ({ name }) => name },
            { head: "number", cell: ({ identifier }) => identifier },
            { head: "kind", cell: ({ kind }) => kind },
            { head: "unit", cell: ({ unit }) => unit },
            { head: "office", cell: ({ office }) => office },
            { head: "status", cell: ({ status }) => status },
          ]) + more,
      };
    });
  });
}
