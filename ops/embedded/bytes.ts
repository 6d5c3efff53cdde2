/** 2^20 bytes. */
export const MEBIBYTE = 1_048_576;
