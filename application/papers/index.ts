export * from "./albanian.js";
export * from "./join-papers.js";
export * from "./paper-code.js";
export * from "./press.js";
export * from "./qr.js";
export * from "./templates.js";
export * from "./verification.js";
export { fontFolders } from "./typst/fonts.js";
export { TypstPress, type TypstPressOptions } from "./typst/typst-press.js";
