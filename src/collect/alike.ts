import { sha256 } from '../kernel/hash.ts';
import { imageAlike } from './image-names.ts';

const NODE = /^([a-z]+-[a-z0-9-]+)\.((?:\d{1,3}\.){3}\d{1,3})$/;
const CLUSTER = /^c[0-9a-f]{32}$/;
/** Projects and logstores that ACK names after their cluster. */
const LOG = /^(audit-|k8s-log-)(c[0-9a-f]{32})$/;
const PREFIX = /^(?:i|sg|lb|vpc|acl|m|np|c|key|eci|rg)-?(?=[0-9a-z]{3,})/;
/** So often another address is tried, before two share one: a block of 65,536 may be nearly used up. */
const MOST_TRIES = 1000;

/**
 * Makes names and addresses of the same form as others, so that rules about forms still apply. The salt is
 * new for every run: without it, the few addresses of a private network could all be tried.
 */
export class Alike {
  private readonly salt: string;
  private readonly addresses = new Map<string, string>();
  private readonly taken = new Set<string>();

  constructor(salt: string) {
    this.salt = salt;
  }

  /** The same prefix, digits where there were only digits. */
  name(name: string): string {
    const hash = this.hash(name);
    if (/^\d+$/.test(name)) return (name[0] + digitsOf(hash)).slice(0, name.length);
    const node = NODE.exec(name);
    if (node !== null) return `${node[1]}.${this.address(node[2] as string)}`;
    const log = LOG.exec(name);
    if (log !== null) return `${log[1]}${this.name(log[2] as string)}`;
    if (CLUSTER.test(name)) return `c${hash.slice(0, 32)}`;
    const prefix = PREFIX.exec(name)?.[0] ?? 'n-';
    return `${/\d/.test(name) ? prefix : 'n-'}${hash.slice(0, 12)}`;
  }

  /** A reference to a container image of the same form; undefined for what is none. */
  image(reference: string): string | undefined {
    return imageAlike(reference.trim(), (text) => this.hash(text));
  }

  /** An address of the same kind, and another one for every other address. */
  address(address: string): string {
    if (hasMeaning(address)) return address;
    let found = this.addresses.get(address);
    if (found === undefined) {
      found = this.made(address, 0);
      for (let tried = 1; tried < MOST_TRIES && this.taken.has(found); tried++)
        found = this.made(address, tried);
      this.taken.add(found);
      this.addresses.set(address, found);
    }
    return found;
  }

  private made(address: string, tried: number): string {
    const hash = this.hash(`${address} ${tried}`);
    const parts = [0, 2, 4].map((at) => Number.parseInt(hash.slice(at, at + 2), 16));
    return [...keptOf(address), ...parts].slice(0, 4).join('.');
  }

  private hash(text: string): string {
    return sha256(`${this.salt}\n${text}`);
  }
}

function digitsOf(hash: string): string {
  return BigInt(`0x${hash}`).toString();
}

/** Unspecified, loopback, the metadata service and whole blocks of the internet: everybody has them. */
function hasMeaning(address: string): boolean {
  return /^(?:0|127)\.|^100\.100\.100\.200$|^\d+\.0\.0\.0$/.test(address);
}

/** What says of which kind an address is: private, shared, link-local, or of the internet. */
function keptOf(address: string): string[] {
  const [first = '', second = ''] = address.split('.');
  if (first === '10') return [first];
  const number = Number(second);
  const internal =
    (first === '172' && number >= 16 && number < 32) ||
    (first === '192' && number === 168) ||
    (first === '100' && number >= 64 && number < 128) ||
    (first === '169' && number === 254);
  return internal ? [first, second] : ['203', '0'];
}
