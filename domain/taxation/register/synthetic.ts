/** The source that invented records name: the mark stays with them, and their papers show it. */
export const SYNTHETIC_SOURCE = "synthetic register of Defter";
