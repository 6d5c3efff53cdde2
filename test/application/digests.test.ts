import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { v5 } from "uuid";
import { hmacSha256, sha256Hex, uuidOfName } from "../../application/digests.js";

const NAMESPACE = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
const anyText = fc.string({ unit: "grapheme" });

describe("digests in one call are what the platform and the library give", () => {
  test("SHA-256", () => {
    fc.assert(
      fc.property(anyText, (text) => expect(sha256Hex(text)).toBe(createHash("sha256").update(text).digest("hex"))),
    );
  });

  test("HMAC-SHA-256, for keys up to a block", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), anyText, (bytes, text) => {
        const key = Buffer.from(bytes);
        expect(hmacSha256(key)(text)).toBe(createHmac("sha256", key).update(text).digest("hex"));
      }),
    );
  });

  test("UUID of version 5", () => {
    const namespace = Buffer.from(NAMESPACE.replaceAll("-", ""), "hex");
    fc.assert(fc.property(anyText, (name) => expect(uuidOfName(namespace, name)).toBe(v5(name, NAMESPACE))));
  });
});
