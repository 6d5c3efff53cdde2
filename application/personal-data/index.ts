export * from "./field-cipher.js";
export * from "./in-memory-key-vault.js";
export * from "./keyed-hash.js";
export type * from "./port.js";
export * from "./postgres-key-vault.js";
export * from "./keyed-code.js";
