import { type Cidr, containsCidr, parseCidr } from '../../kernel/cidr.ts';
import type { SecurityGroupRule } from './security-group.ts';

export interface Ports {
  protocol: 'tcp' | 'udp';
  from: number;
  to: number;
}

export const ALL_PORTS: readonly Ports[] = [
  { protocol: 'tcp', from: 1, to: 65535 },
  { protocol: 'udp', from: 1, to: 65535 },
];

/** Which of the ports asked about are reachable from anywhere, and by which rules. */
export interface Exposure {
  open: Ports[];
  by: SecurityGroupRule[];
  /** A port list or a prefix list, whose entries are not read, may open these. */
  undecided: Ports[];
}

/**
 * What a security group lets in from the internet. An ingress rule that accepts holds until a rule of the
 * same or a better priority drops the same traffic; what no rule accepts is denied.
 * @param asked the ports in question, by default all of TCP and UDP
 */
export function openToInternet(
  rules: readonly SecurityGroupRule[],
  asked: readonly Ports[] = ALL_PORTS,
): Exposure {
  const open: Ports[] = [];
  const undecided: Ports[] = [];
  const by: SecurityGroupRule[] = [];
  for (const rule of rules) {
    if (!mayAdmitAnyone(rule)) continue;
    const drops = rules.filter((drop) => overrides(drop, rule));
    let left = asked.flatMap((ports) => matching(rule, ports));
    for (const drop of drops) left = left.flatMap((ports) => without(ports, drop));
    const certain =
      rule.portRange !== undefined && rule.source.kind !== 'prefix-list'
        ? left.filter((ports) => !isContested(ports, drops))
        : [];
    if (certain.length > 0) by.push(rule);
    open.push(...certain);
    undecided.push(...left.filter((ports) => !certain.includes(ports)));
  }
  const sure = merged(open);
  const rest = sure.reduce((left, known) => left.flatMap((ports) => subtract(ports, known)), undecided);
  return { open: sure, by, undecided: merged(rest) };
}

function mayAdmitAnyone({ direction, policy, source }: SecurityGroupRule): boolean {
  if (direction !== 'ingress' || policy !== 'accept') return false;
  if (source.kind === 'v4' || source.kind === 'v6') return isWide(source.block);
  return source.kind === 'prefix-list';
}

// More of the internet than any one operator has (a /7, of IPv6 a /8): halves of 0.0.0.0/0 stand for it, too.
const WIDE = { v4: 1n << 25n, v6: 1n << 120n } as const;
const NOT_INTERNET = ['224.0.0.0/3', 'fc00::/7', 'ff00::/8'].flatMap((text) => parseCidr(text) ?? []);

function isWide(block: Cidr): boolean {
  if (block.last - block.first + 1n < WIDE[block.family]) return false;
  return !NOT_INTERNET.some((reserved) => containsCidr(reserved, block));
}

/** The part of `ports` that the rule speaks of; all of it where a port list names the rule's ports. */
function matching(rule: SecurityGroupRule, ports: Ports): Ports[] {
  if (rule.protocol !== 'all' && rule.protocol !== ports.protocol) return [];
  const { from, to } = rule.portRange ?? ports;
  const part = { protocol: ports.protocol, from: Math.max(from, ports.from), to: Math.min(to, ports.to) };
  return part.from <= part.to ? [part] : [];
}

/** `drop` comes first, and every source of `rule` is one of its sources. */
function overrides(drop: SecurityGroupRule, rule: SecurityGroupRule): boolean {
  if (
    drop.policy !== 'drop' ||
    drop.direction !== 'ingress' ||
    drop.priority > rule.priority ||
    drop.narrowed
  )
    return false;
  const [outer, inner] = [drop.source, rule.source];
  if (inner.kind === 'v4' || inner.kind === 'v6') {
    // A prefix list has few entries: it bars some sources, not all.
    return (outer.kind === 'v4' || outer.kind === 'v6') && containsCidr(outer.block, inner.block);
  }
  return outer.kind === inner.kind && outer.text === inner.text;
}

function without(ports: Ports, drop: SecurityGroupRule): Ports[] {
  if (drop.portRange === undefined) return [ports];
  const [dropped] = matching(drop, ports);
  return dropped === undefined ? [ports] : subtract(ports, dropped);
}

/** A port list, whose entries are not read, may drop it. */
function isContested(ports: Ports, drops: readonly SecurityGroupRule[]): boolean {
  return drops.some((drop) => drop.portRange === undefined && matching(drop, ports).length > 0);
}

function subtract(ports: Ports, taken: Ports): Ports[] {
  if (taken.protocol !== ports.protocol || taken.to < ports.from || taken.from > ports.to) return [ports];
  const left: Ports[] = [];
  if (taken.from > ports.from) left.push({ ...ports, to: taken.from - 1 });
  if (taken.to < ports.to) left.push({ ...ports, from: taken.to + 1 });
  return left;
}

/** In order, with overlapping and adjacent ranges joined. */
function merged(ranges: readonly Ports[]): Ports[] {
  const sorted = [...ranges].sort((a, b) =>
    a.protocol < b.protocol ? -1 : a.protocol > b.protocol ? 1 : a.from - b.from,
  );
  const result: Ports[] = [];
  for (const ports of sorted) {
    const last = result[result.length - 1];
    if (last === undefined || last.protocol !== ports.protocol || ports.from > last.to + 1)
      result.push({ ...ports });
    else last.to = Math.max(last.to, ports.to);
  }
  return result;
}

/** Everything but these: what to ask about where these may be open. */
export function allBut(ports: readonly Ports[]): Ports[] {
  return ports.reduce((left, taken) => left.flatMap((range) => subtract(range, taken)), [...ALL_PORTS]);
}

/** `tcp/22`, `udp/30000-32767`: as findings show it. */
export function portsText(ports: Ports): string {
  return ports.from === ports.to
    ? `${ports.protocol}/${ports.from}`
    : `${ports.protocol}/${ports.from}-${ports.to}`;
}
