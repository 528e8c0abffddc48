export interface LinkedMessage {
  conversation: string;
  ts: string;
}

/** `#C012/p1700000000123456`, as Slack's permalinks name a message by its ts without the dot. */
export function linkedMessage(hash: string): LinkedMessage | undefined {
  const found = /^#([CDG][A-Z0-9]+)\/p(\d{10})(\d{6})$/.exec(hash);
  return found ? { conversation: found[1] ?? "", ts: `${found[2]}.${found[3]}` } : undefined;
}
