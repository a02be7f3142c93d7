import { catalogue } from '../checks/catalogue.generated.ts';
import { nearest } from '../kernel/nearest.ts';
import { type PlacedNode, placedDocuments } from '../manifests/placed-node.ts';
import { COLUMNS } from '../model/layer.ts';
import { SEVERITIES } from '../model/severity.ts';
import { PROFILES, SCAN_FORMATS, type ScanFlags } from './scan-flags.ts';

/** What a configuration file may say; each is a flag of `scan`, or its paths. */
export interface ScanConfig extends Partial<Pick<ScanFlags, (typeof KEYS)[number]>> {
  paths?: string[];
}

const KEYS = [
  'profile',
  'checks',
  'severity',
  'failOn',
  'maxUnknown',
  'kubernetesVersion',
  'baseline',
  'waivers',
  'userChecks',
  'configuration',
  'format',
  'render',
] as const;
/** Every key of the file, in the order in which it is told. */
export const CONFIG_KEYS: readonly (keyof ScanConfig)[] = ['paths', ...KEYS];

/**
 * Reads a configuration file; `toPath` makes a path of the file one of the current folder.
 * @throws PlacedFault
 */
export function readScanConfig(file: string, text: string, toPath: (path: string) => string): ScanConfig {
  const [root, second] = placedDocuments(file, text);
  if (second !== undefined) throw second.fault('a configuration is one document');
  const config: ScanConfig = {};
  if (root === undefined) return config;
  root.only(CONFIG_KEYS);
  for (const key of CONFIG_KEYS) {
    const node = root.member(key);
    if (node !== undefined) Object.assign(config, { [key]: READERS[key](node, toPath) });
  }
  if (config.profile !== undefined && config.checks !== undefined)
    throw root.needed('profile').fault('a profile chooses the checks: keep profile or checks, not both');
  return config;
}

type Reader<Key extends keyof ScanConfig> = (
  node: PlacedNode,
  toPath: (path: string) => string,
) => NonNullable<ScanConfig[Key]>;

const READERS: { readonly [Key in keyof Required<ScanConfig>]: Reader<Key> } = {
  paths: (node, toPath) => node.oneOrMore().map((item) => toPath(item.text())),
  profile: (node) => node.oneOf(PROFILES),
  checks: (node) => node.oneOrMore().map(toCheck),
  severity: (node) => node.oneOf(SEVERITIES),
  failOn: (node) => node.oneOf([...SEVERITIES, 'none']),
  maxUnknown: toCount,
  kubernetesVersion: toVersion,
  baseline: (node, toPath) => toPath(node.text()),
  waivers: (node, toPath) => toPath(node.text()),
  userChecks: (node, toPath) => node.oneOrMore().map((item) => toPath(item.text())),
  configuration: (node) => node.oneOf(COLUMNS),
  format: (node) => node.oneOf(SCAN_FORMATS),
  render: toSwitch,
};

/** One of ours; whether one of the user is there is known when those are read. */
function toCheck(node: PlacedNode): string {
  const id = node.text();
  if (id.startsWith('x-') || catalogue.some((check) => check.id === id)) return id;
  const meant = nearest(
    id,
    catalogue.map((check) => check.id),
  );
  const hint = meant === undefined ? '`demarc checks` lists them' : `did you mean ${meant}?`;
  throw node.fault(`there is no check ${JSON.stringify(id)}: ${hint}`);
}

function toCount(node: PlacedNode): number {
  const { value } = node;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw node.fault('maxUnknown is not a count: give a whole number, 0 or more');
}

function toVersion(node: PlacedNode): string {
  if (typeof node.value === 'number')
    throw node.fault('kubernetesVersion is not a text: put it in quotes, or 1.30 is 1.3');
  const version = node.text();
  if (/^1\.\d{1,3}$/.test(version)) return version;
  throw node.fault(
    `${JSON.stringify(version)} is no Kubernetes version: give its minor version, such as "1.34"`,
  );
}

function toSwitch(node: PlacedNode): boolean {
  if (typeof node.value === 'boolean') return node.value;
  throw node.fault('render is neither true nor false');
}
