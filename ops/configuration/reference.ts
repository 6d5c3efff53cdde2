import { settings, type Setting } from "./settings.js";

/** The page `docs/reference/configuration.md`. */
export function configurationReference(): string {
  const rows = Object.values<Setting<unknown>>(settings).map(
    ({ variable, byDefault, otherwise, meaning }) =>
      `| \`${variable}\` | ${otherwise ?? `\`${byDefault ?? ""}\``} | ${meaning} |`,
  );
  return `# Configuration

Defter is configured by variables of the environment. All of them are read and checked at the start; one that is wrong stops it and is named.
Generated from \`ops/configuration/settings.ts\` by \`npm run docs\`.

| variable | when not set | meaning |
| --- | --- | --- |
${rows.join("\n")}
`;
}
