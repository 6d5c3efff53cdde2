import { expect, test } from "@jest/globals";
import { follow, stepsIn } from "../browser/support/tutorial.js";

const TUTORIAL = `# The day of somebody

Start Defter with \`npm start\`.

## 1. Sign in

Open \`/en/desk\` as \`sporteli\`, and choose **Take an
application**.

## 2. Go
`;

const nothing = async () => undefined;

test("a step has the names and the words that it quotes, and none of the introduction", () => {
  expect(stepsIn(TUTORIAL)).toEqual([
    { title: "Sign in", names: new Set(["Take an application"]), codes: new Set(["/en/desk", "sporteli"]) },
    { title: "Go", names: new Set(), codes: new Set() },
  ]);
  expect(() => stepsIn(TUTORIAL.replace("2. Go", "3. Go"))).toThrow("step 2 has the heading “3. Go”");
});

test("a step that nobody walks, and a walk of a step that is not written, are told", async () => {
  await expect(follow(TUTORIAL, { "Sign in": nothing })).rejects.toThrow("walked are Sign in");
  await expect(follow(TUTORIAL, { "Sign in": nothing, Go: nothing, Rest: nothing })).rejects.toThrow("Rest");
  await expect(follow(TUTORIAL, { Go: nothing, "Sign in": nothing })).rejects.toThrow("Go, Sign in");
});

test("what a step says must be followed, and nothing else may be", async () => {
  await expect(follow(TUTORIAL, { "Sign in": nothing, Go: nothing })).rejects.toThrow(
    "says more: Take an application, /en/desk, sporteli",
  );
  const elsewhere = { "Sign in": async (step: { reads(code: string): string }) => void step.reads("/en/office") };
  await expect(follow(TUTORIAL, { ...elsewhere, Go: nothing })).rejects.toThrow("does not say “/en/office”");
});
