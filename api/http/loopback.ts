/** Whether a connection comes from this machine. A proxy here does, too, but says for whom it asks. */
export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}
