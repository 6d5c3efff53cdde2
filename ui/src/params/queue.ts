const QUEUES = ["mine", "office", "late", "search"] as const;
export type Queue = (typeof QUEUES)[number];

export function match(text: string): text is Queue {
  return (QUEUES as readonly string[]).includes(text);
}
