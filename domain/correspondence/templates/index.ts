export * from "./catalogue.js";
export * from "./content.js";
export { renderMessage, type RenderedMessage } from "./render.js";
