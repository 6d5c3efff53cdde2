import { eventStoreSettings } from "./event-store-settings.js";
import { settings, type Setting } from "./settings.js";

/** The page `docs/reference/configuration.md`. */
export function configurationReference(): string {
  return `# Configuration

Defter is configured by variables of the environment. All of them are read and checked at the start; one that is wrong stops it and is named.
Generated from \`ops/configuration/settings.ts\` by \`npm run docs\`.

${table(settings)}

## The embedded event store as a program of its own

\`node dist/ops/embedded/eventstore/main.js --folder FOLDER --port 2113\` serves a folder of events without Defter. The one that Defter starts for itself is for this
machine alone and takes none of these settings. \`--user NAME\` makes a line for the file of users, from a password on its standard input.

${table(eventStoreSettings)}
`;
}

function table(settingsOfOne: Readonly<Record<string, Setting<unknown>>>): string {
  const rows = Object.values(settingsOfOne).map(
    ({ variable, byDefault, otherwise, meaning }) =>
      `| \`${variable}\` | ${otherwise ?? `\`${byDefault ?? ""}\``} | ${meaning} |`,
  );
  return `| variable | when not set | meaning |
| --- | --- | --- |
${rows.join("\n")}`;
}
