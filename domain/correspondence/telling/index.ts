export * from "./case-messages.js";
export * from "./notice-message.js";
export { isNews, NEWS_FOR_DAYS } from "./news.js";
export { wayTo, type Addressee, type MessageDraft } from "./draft.js";
