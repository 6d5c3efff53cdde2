export * from "./case-messages.js";
export { wayTo, type Addressee, type MessageDraft } from "./draft.js";
