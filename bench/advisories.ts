import { setFlagsFromString } from 'node:v8';
import { AdvisoryIndex } from '../src/advisories/advisory-index.ts';
import { COMPONENTS } from '../src/advisories/components.ts';
import { importText } from '../src/advisories/import/import-document.ts';
import { type Facts, Matcher } from '../src/advisories/matcher.ts';

const ADVISORIES = 10_000;
const NODES = 1000;
const PODS = 50_000;
const LIMIT_MS = 2000;
const LIMIT_MB = 500;

interface Item {
  component: string;
  version: string;
  facts: Facts;
}

const NAMES = COMPONENTS.filter(({ family }) => family.startsWith('ack')).map(({ name }) => name);
const ON_NODES = ['kubelet', 'kube-proxy', 'containerd', 'runc', 'kernel'];
const IN_PODS = NAMES.filter((name) => !ON_NODES.includes(name));

/** Three branches each, as advisories have: a wide spread of bounds, and no two alike. */
function advisoryText(number: number): string {
  const name = number % 20 === 0 ? 'kernel' : (NAMES[number % NAMES.length] as string);
  const events = [30, 31, 32].flatMap((minor) => [
    { introduced: `1.${minor}.0` },
    { fixed: name === 'kernel' ? `1.${minor}.${number % 9}-1.al8` : `1.${minor}.${number % 9}` },
  ]);
  return JSON.stringify({
    id: `CVE-2030-${100_000 + number}`,
    modified: '2030-01-01T00:00:00Z',
    aliases: [`GHSA-bench-${number}`],
    summary: `Flaw ${number}`,
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
    affected: [{ package: { ecosystem: 'Go', name }, ranges: [{ type: 'SEMVER', events }] }],
  });
}

function* inventory(distinct: number): Generator<Item> {
  const pools: Facts[] = Array.from(
    { length: 100 },
    (_, pool) => new Map([['windows-nodes', String(pool % 2 === 0)]]),
  );
  const version = (number: number, suffix: string) => `1.${30 + (number % 4)}.${number % distinct}${suffix}`;
  for (let node = 0; node < NODES; node++) {
    const facts = pools[node % pools.length] as Facts;
    for (const component of ON_NODES)
      yield { component, version: version(node, component === 'kernel' ? '-1.al8' : ''), facts };
  }
  for (let pod = 0; pod < PODS; pod++) {
    const component = IN_PODS[pod % IN_PODS.length] as string;
    yield { component, version: version(pod >> 4, ''), facts: pools[pod % pools.length] as Facts };
  }
}

function measure(texts: readonly string[], distinct: number): number {
  const imported = performance.now();
  const entries = texts.flatMap((text) => importText(text).entries);
  const started = performance.now();
  const before = process.cpuUsage();
  const matcher = new Matcher(new AdvisoryIndex(entries));
  let items = 0;
  let matches = 0;
  for (const { component, version, facts } of inventory(distinct)) {
    matches += matcher.match(component, version, facts).length;
    items++;
  }
  const took = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  const used = (user + system) / 1000;
  console.log(
    `${distinct} patch levels: ${items} items, ${matches} matches: index and match ${used.toFixed(0)} ms of processor time, ${took.toFixed(0)} ms by the clock ` +
      `(import of ${entries.length} documents before it: ${(started - imported).toFixed(0)} ms)`,
  );
  if (matches === 0) throw new Error('nothing matched: the bench measures nothing');
  // By the clock a shared machine measures its other users; on an idle one it is the smaller of the two.
  return used;
}

function main(): number {
  // As the command line has it.
  setFlagsFromString('--max-semi-space-size=64');
  setFlagsFromString('--min-semi-space-size=16');
  const texts = Array.from({ length: ADVISORIES }, (_, number) => advisoryText(number));
  console.log(`${ADVISORIES} advisories, ${NODES} nodes, ${PODS} pods`);
  const used = measure(texts, 25);
  const { maxRSS } = process.resourceUsage();
  console.log(`limit ${LIMIT_MS} ms; peak memory ${Math.round(maxRSS / 1024)} MB, limit ${LIMIT_MB} MB`);
  return used <= LIMIT_MS && maxRSS / 1024 <= LIMIT_MB ? 0 : 1;
}

process.exitCode = main();
