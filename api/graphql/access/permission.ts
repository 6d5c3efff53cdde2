export type Permission = `${string}.${string}`;
