export { argon2PasswordHasher } from "./argon2-password-hasher.js";
export { masterKeyIn, readMasterKey } from "./master-key.js";
