import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { derivedId } from "../../../application/ledger/index.js";

describe("A derived id", () => {
  test("is the first 128 bits of a digest in Crockford's base 32, for ever", () => {
    const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    fc.assert(
      fc.property(fc.string(), fc.string(), (commandId, purpose) => {
        const digest = createHash("sha256").update(`defter-derived-id\n${purpose}\n${commandId}`).digest("hex");
        let bits = BigInt(`0x${digest.slice(0, 32)}`);
        let text = "";
        for (let place = 0; place < 26; place++, bits >>= 5n) text = CROCKFORD[Number(bits & 31n)]! + text;
        expect(derivedId(commandId, purpose)).toBe(text);
      }),
    );
  });
});
