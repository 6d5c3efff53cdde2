export * from "./case-messages.js";
export { isNews } from "./news.js";
export { wayTo, type Addressee, type MessageDraft } from "./draft.js";
