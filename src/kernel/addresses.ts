import { type Cidr, containsCidr, isAnywhere, parseCidr } from './cidr.ts';

/**
 * Whether the blocks together hold every address of IPv4 or of IPv6: `0.0.0.0/0`, but also its parts down
 * to a sixteenth. Undefined where they do not, and one of them could not be read.
 */
export function coversEveryAddress(blocks: readonly string[]): boolean | undefined {
  const parsed = blocks.map(parseCidr);
  const known = parsed.filter((block) => block !== undefined);
  if (known.some(isAnywhere) || QUARTERS.every((part) => isCovered(part, known))) return true;
  return known.length === parsed.length ? false : undefined;
}

const QUARTERS = [0, 64, 128, 192];

/** A quarter of IPv4 is in one block, or each of its four parts is. */
function isCovered(start: number, blocks: readonly Cidr[]): boolean {
  if (isWithin(`${start}.0.0.0/2`, blocks)) return true;
  return [0, 16, 32, 48].every((step) => isWithin(`${start + step}.0.0.0/4`, blocks));
}

function isWithin(text: string, blocks: readonly Cidr[]): boolean {
  const part = parseCidr(text);
  return part !== undefined && blocks.some((block) => containsCidr(block, part));
}

// Private, shared (100.64.0.0/10 is Alibaba Cloud's own), loopback and link-local addresses.
const INTERNAL = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1',
];

/** Whether the internet can route to an address; undefined where the text is no address. */
export function isPublicAddress(address: string): boolean | undefined {
  const own = address.includes('/') ? undefined : parseCidr(address);
  if (own === undefined) return undefined;
  return !INTERNAL.map(parseCidr).some((range) => range !== undefined && containsCidr(range, own));
}
