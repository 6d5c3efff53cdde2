/** Who has the cases that are told of, and who holds the role above. */
export const HANDLER = "specialist-1";
export const HEAD = "head-1";
