import { describe, expect, test } from "@jest/globals";
import { unzipSync } from "fflate";
import { asking } from "../../ui/src/lib/graphql/ask.js";
import { isPosted, zipOf } from "../../ui/src/lib/papers/packet.js";

const listed = [1, 2, 3].map((number) => ({ id: `I-${number}`, accountId: "A", number: `qender/2025/00000${number}` }));
const refusing = (id: string, rule: string) =>
  asking(
    async ({ variables }) =>
      variables["id"] === id
        ? { errors: [{ message: "Nuk shtypet më.", extensions: { code: "REFUSED", rule } }] as never }
        : { data: { taxPaper: { base64: Buffer.from(`%PDF ${String(variables["id"])}`).toString("base64") } } },
    "sq",
  );

describe("papers as a ZIP", () => {
  test("hold a text in place of whose data were destroyed, and all others", async () => {
    const answer = zipOf(refusing("I-2", "paper-of-forgotten"), "faturat", "INVOICE", listed);
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const texts = Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]);
    expect(texts).toEqual([
      ["qender-2025-000001.pdf", "%PDF I-1"],
      ["qender-2025-000002.txt", "Nuk shtypet më."],
      ["qender-2025-000003.pdf", "%PDF I-3"],
    ]);
  });

  test("break off where printing does: nobody takes a part for the whole", async () => {
    const answer = zipOf(refusing("I-2", "press-busy"), "faturat", "INVOICE", listed);
    await expect(answer.arrayBuffer()).rejects.toThrow("press-busy");
  });
});

test("a notice goes by post from the beginning, or because no e-mail could tell it", () => {
  expect(isPosted({ way: "print", mail: null })).toBe(true);
  expect(isPosted({ way: "e-mail", mail: "undelivered" })).toBe(true);
  for (const mail of ["waiting", "sent", null]) expect(isPosted({ way: "e-mail", mail })).toBe(false);
});
