import { definitionSchemas } from "./definition-schemas.js";
import { cliReference } from "../cli/reference.js";
import { configurationReference } from "../configuration/index.js";
import { eventsReference } from "./events-reference.js";
import { docsIndex } from "./index-page.js";
import { rightsReference } from "./rights-reference.js";

/** Pages that are generated from the code, by their path in the checkout; a test checks that they are current. */
export function generatedPages(): Readonly<Record<string, string>> {
  return {
    "docs/README.md": docsIndex(),
    "docs/reference/cli.md": cliReference(),
    "docs/reference/configuration.md": configurationReference(),
    "docs/reference/events.md": eventsReference(),
    "docs/reference/rights.md": rightsReference(),
    ...definitionSchemas(),
  };
}
