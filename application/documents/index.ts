export { createDocuments } from "./create-documents.js";
export { FolderContentStore } from "./folder/folder-content-store.js";
export { InMemoryContentStore } from "./in-memory-content-store.js";
export * from "./port.js";
export { FolderUploads } from "./uploads/folder-uploads.js";
export * from "./uploads/port.js";
export { ClamdScanner } from "./scanning/clamd-scanner.js";
export { noScanner } from "./scanning/no-scanner.js";
