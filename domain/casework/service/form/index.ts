export { draftForm } from "./draft-form.js";
export * from "./read.js";
export { formSchema, type FormSchema } from "./schema.js";
