import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { packageRoot } from "../../ops/paths.js";
import { openHall, type Hall } from "./support/hall.js";
import { follow, tutorialText, type Steps } from "./support/tutorial.js";
import { auditor } from "./tutorials/auditor.js";
import { citizen } from "./tutorials/citizen.js";
import { clerk } from "./tutorials/clerk.js";
import { taxOfficer } from "./tutorials/tax-officer.js";

const hall = openHall();

/** By the name of the document, and of the file that follows it. */
const TUTORIALS: readonly (readonly [document: string, file: string, walk: (hall: Hall) => Steps])[] = [
  ["the-day-of-a-clerk", "clerk", clerk],
  ["the-day-of-a-tax-officer", "tax-officer", taxOfficer],
  ["the-day-of-a-citizen", "citizen", citizen],
  ["the-day-of-an-auditor", "auditor", auditor],
];

test("every tutorial has somebody who follows it, and says where", () => {
  const written = readdirSync(join(packageRoot(), "docs", "tutorial"));
  expect(written.toSorted()).toEqual(TUTORIALS.map(([document]) => `${document}.md`).toSorted());
  for (const [document, file] of TUTORIALS)
    expect(tutorialText(document)).toContain(`\`test/browser/tutorials/${file}.ts\``);
});

test.each(TUTORIALS)("%s is followed, step by step and word by word", (document, _file, walk) =>
  follow(tutorialText(document), walk(hall)),
);
