import { hash, verify } from "@node-rs/argon2";
import type { PasswordHasher } from "../../application/identity/index.js";

/** The number of argon2id in the library's list, which has no value of its own at run time. */
const ARGON2ID = 2;

/** OWASP's first recommendation of 2024: 19 MiB, two passes, one lane. The hash carries them, so they can be raised. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Passwords by argon2id, on the thread pool. */
export const argon2PasswordHasher: PasswordHasher = {
  hash: (password) => hash(password, COST),
  verify: (hashed, password) => verify(hashed, password),
};
