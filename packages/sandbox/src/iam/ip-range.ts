import { BlockList, isIP } from "node:net";

/** Whether an IPv4 or IPv6 address lies in a CIDR block, or is the one address given instead of a block. */
export function inRange(range: string, address: string): boolean {
  const [start = "", bits] = range.split("/");
  const family = isIP(start);
  if (family === 0 || family !== isIP(address)) return false;
  const longest = family === 4 ? 32 : 128;
  const prefix = bits === undefined ? longest : Number(bits);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > longest) return false;
  const kind = family === 4 ? "ipv4" : "ipv6";
  const block = new BlockList();
  block.addSubnet(start, prefix, kind);
  return block.check(address, kind);
}
