export * from "./cases.js";
export * from "./catalogue/index.js";
export * from "./dossier/index.js";
export * from "./queries/index.js";
