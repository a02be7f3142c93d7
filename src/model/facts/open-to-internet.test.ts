import { describe, expect, it } from 'vitest';
import { parseCidr } from '../../kernel/cidr.ts';
import { ALL_PORTS, allBut, openToInternet, type Ports, portsText } from './open-to-internet.ts';
import type { SecurityGroupRule } from './security-group.ts';

const SSH: Ports = { protocol: 'tcp', from: 22, to: 22 };

/** `accept tcp 22-80 from 0.0.0.0/0 at 1` */
function rule(text: string, changes: Partial<SecurityGroupRule> = {}): SecurityGroupRule {
  const [policy, protocol = '', ports = '', , from = '', , priority] = text.split(' ');
  const [first, last = first] = ports.split('-').map(Number);
  const block = parseCidr(from);
  if (block === undefined) throw new Error(from);
  return {
    direction: 'ingress',
    policy: policy as 'accept',
    protocol,
    portRange: { from: first as number, to: last as number },
    source: { kind: block.family, text: from, block },
    priority: Number(priority ?? 1),
    narrowed: false,
    path: '',
    ...changes,
  };
}

const open = (rules: SecurityGroupRule[], asked?: readonly Ports[]) =>
  openToInternet(rules, asked).open.map(portsText);

describe('what a security group opens to the internet', () => {
  it('is nothing without rules: what no rule accepts is denied', () => {
    expect(openToInternet([])).toEqual({ open: [], by: [], undecided: [] });
  });

  it.each<[string, SecurityGroupRule[], string[]]>([
    ['one port', [rule('accept tcp 22 from 0.0.0.0/0')], ['tcp/22']],
    ['every protocol', [rule('accept all 1-65535 from 0.0.0.0/0')], ['tcp/1-65535', 'udp/1-65535']],
    ['IPv6', [rule('accept udp 53 from ::/0')], ['udp/53']],
    ['half of the internet', [rule('accept tcp 22 from 128.0.0.0/1')], ['tcp/22']],
    ['an eighth of it', [rule('accept tcp 22 from 32.0.0.0/3')], ['tcp/22']],
    ['all public IPv6', [rule('accept tcp 22 from 2000::/3')], ['tcp/22']],
    ['known sources', [rule('accept tcp 22 from 203.0.113.0/24')], []],
    ['private sources', [rule('accept tcp 22 from 10.0.0.0/8'), rule('accept tcp 22 from fc00::/7')], []],
    ['multicast, from which nothing comes', [rule('accept tcp 22 from 224.0.0.0/4')], []],
    ['another group', [rule('accept tcp 22 from ::/0', { source: { kind: 'group', text: 'sg-2' } })], []],
    ['outbound traffic', [rule('accept all 1-65535 from 0.0.0.0/0', { direction: 'egress' })], []],
    ['ICMP', [rule('accept icmp 1-65535 from 0.0.0.0/0')], []],
    [
      'ports that touch',
      [rule('accept tcp 80-81 from 0.0.0.0/0'), rule('accept tcp 82 from 0.0.0.0/0')],
      ['tcp/80-82'],
    ],
    [
      'limited source ports, which a sender chooses',
      [rule('accept tcp 22 from 0.0.0.0/0', { narrowed: true })],
      ['tcp/22'],
    ],
  ])('%s', (_name, rules, expected) => expect(open(rules)).toEqual(expected));

  it.each<[string, string, string[]]>([
    ['with a better priority', 'drop tcp 22 from 0.0.0.0/0 at 4', []],
    ['with the same priority', 'drop tcp 22 from 0.0.0.0/0 at 5', []],
    ['with a worse priority', 'drop tcp 22 from 0.0.0.0/0 at 6', ['tcp/20-25']],
    ['for all protocols', 'drop all 1-65535 from 0.0.0.0/0 at 1', []],
    ['for another protocol', 'drop udp 1-65535 from 0.0.0.0/0 at 1', ['tcp/20-25']],
    ['from some sources', 'drop tcp 22 from 203.0.113.0/24 at 1', ['tcp/20-25']],
    ['of the other family', 'drop tcp 1-65535 from ::/0 at 1', ['tcp/20-25']],
    ['for the lower ports', 'drop tcp 1-21 from 0.0.0.0/0 at 1', ['tcp/22-25']],
  ])('a rule that drops %s', (_name, drop, expected) => {
    const rules = [rule('accept tcp 20-25 from 0.0.0.0/0 at 5'), rule(drop)];
    const wanted =
      drop.startsWith('drop tcp 22 ') && expected.length === 0 ? ['tcp/20-21', 'tcp/23-25'] : expected;
    expect(open(rules)).toEqual(wanted);
    expect(open([...rules].reverse())).toEqual(wanted);
  });

  it('is not closed by a rule that drops only part of the traffic', () => {
    const rules = [
      rule('accept tcp 22 from 0.0.0.0/0'),
      rule('drop tcp 22 from 0.0.0.0/0', { narrowed: true }),
    ];
    expect(open(rules)).toEqual(['tcp/22']);
  });

  it('looks at the ports asked about only, and names the rules', () => {
    const wide = rule('accept tcp 1-65535 from 0.0.0.0/0');
    const found = openToInternet([wide, rule('accept tcp 443 from 0.0.0.0/0')], [SSH]);
    expect(found).toEqual({ open: [SSH], by: [wide], undecided: [] });
  });

  it('leaves open what port lists and prefix lists may hold', () => {
    const { portRange: _ports, ...listed } = rule('accept tcp 1 from 0.0.0.0/0');
    const prefixes = rule('accept tcp 22 from ::/0', { source: { kind: 'prefix-list', text: 'pl-1' } });
    expect(openToInternet([listed], [SSH])).toEqual({ open: [], by: [], undecided: [SSH] });
    expect(openToInternet([prefixes], [SSH])).toEqual({ open: [], by: [], undecided: [SSH] });
    expect(openToInternet([prefixes, rule('accept tcp 22 from 0.0.0.0/0')], [SSH])).toMatchObject({
      open: [SSH],
      undecided: [],
    });
    const dropped: SecurityGroupRule = { ...listed, policy: 'drop' };
    expect(openToInternet([rule('accept tcp 22 from 0.0.0.0/0'), dropped], [SSH])).toEqual({
      open: [],
      by: [],
      undecided: [SSH],
    });
  });

  it('computes everything but some ports', () => {
    expect(allBut([])).toEqual(ALL_PORTS);
    expect(allBut([SSH, { protocol: 'udp', from: 1, to: 65535 }]).map(portsText)).toEqual([
      'tcp/1-21',
      'tcp/23-65535',
    ]);
  });
});
