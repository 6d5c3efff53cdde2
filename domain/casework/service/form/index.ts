export * from "./read.js";
export { formSchema, type FormSchema } from "./schema.js";
