import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { argon2PasswordHasher, masterKeyIn, readMasterKey } from "../../../ops/security/index.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

describe("the master key", () => {
  test("is made once, for us alone", () => {
    const folder = temporaryFolder("key");
    const key = masterKeyIn(folder);
    expect(key).toHaveLength(32);
    expect(masterKeyIn(folder)).toEqual(key);
    expect(statSync(join(folder, "master-key")).mode & 0o777).toBe(0o600);
    expect(masterKeyIn(temporaryFolder("key"))).not.toEqual(key);
  });

  test.each(["", "abc", "g".repeat(64), "a".repeat(63), "a".repeat(65)])("%j is none", (written) => {
    const file = join(temporaryFolder("key"), "named");
    writeFileSync(file, written);
    expect(() => readMasterKey(file)).toThrow(/64 hexadecimal digits/);
  });

  test("one that was named and is missing is not made", () => {
    expect(() => readMasterKey(join(temporaryFolder("key"), "nowhere"))).toThrow(/ENOENT/);
  });
});

describe("passwords", () => {
  test("are kept by argon2id, each with a salt of its own", async () => {
    const [first, second] = await Promise.all(
      ["Rozafa 1913", "Rozafa 1913"].map((one) => argon2PasswordHasher.hash(one)),
    );
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await argon2PasswordHasher.verify(first!, "Rozafa 1913")).toBe(true);
    expect(await argon2PasswordHasher.verify(first!, "rozafa 1913")).toBe(false);
  });
});
