import type { Random } from './random.ts';

const number = (random: Random) =>
  random.pick(['0', '1', '2', '9', '10', '11', '99', String(random.below(40))]);
const identifier = (random: Random) =>
  random.pick([
    'alpha',
    'beta',
    'rc',
    'rc1',
    'rc10',
    'a',
    'A',
    '-',
    '0',
    '1',
    '2',
    '10',
    'x-y',
    number(random),
  ]);

export function semverText(random: Random): string {
  const core = [number(random), number(random), number(random)].join('.');
  const prerelease = random.below(2) === 0 ? '' : `-${random.many(1, 4, () => identifier(random)).join('.')}`;
  const build = random.below(4) === 0 ? `+${random.many(1, 2, () => identifier(random)).join('.')}` : '';
  return `${random.below(6) === 0 ? 'v' : ''}${core}${prerelease}${build}`;
}

const piece = (random: Random) =>
  random.pick([
    '0',
    '00',
    '1',
    '01',
    '001',
    '2',
    '9',
    '10',
    '0099',
    'a',
    'b',
    'A',
    'aa',
    'rc',
    'al',
    'el',
    'git',
    'Z',
  ]);
const joint = (random: Random) =>
  random.pick(['', '', '.', '.', '_', '+', '~', '^', '..', '~~', '^~', '.^', '_~']);

function packagePart(random: Random): string {
  const part = random.many(1, 4, () => piece(random) + joint(random)).join('');
  return random.below(8) === 0 ? random.pick(['~', '^', '.', '+']) + part : part;
}

export function packageText(random: Random): string {
  const epoch = random.below(5) === 0 ? `${random.pick(['0', '1', '2', '00', '10'])}:` : '';
  const release = random.below(2) === 0 ? `-${packagePart(random)}` : '';
  return `${epoch}${packagePart(random)}${release}`;
}

function vendorText(random: Random, suffixes: readonly string[]): string {
  return `${random.below(2) === 0 ? 'v' : ''}1.${random.below(3)}.${random.below(3)}${random.pick(suffixes)}`;
}

/** Versions of every family, many of them close to each other. */
export const GENERATORS: Readonly<Record<string, (random: Random) => string>> = {
  semver: semverText,
  rpm: packageText,
  ack: (random) =>
    vendorText(random, [
      '',
      '-aliyun.1',
      '-aliyun.2',
      '-aliyun.10',
      '-aliyunedge.1',
      '-rc.1',
      '-rc.10',
      '-alpha.0',
      '-beta2',
    ]),
  'ack-addon': (random) =>
    vendorText(random, [
      '',
      '.1',
      '.2',
      '.10',
      '.2-7dfca203-aliyun',
      '-7ae4421-aliyun',
      '-release.1',
      '-release.10',
      '.2-release.1',
      '.2-g7dfca20-aliyun',
      '-aliyun.1',
      '-aliyun',
      '-beta.0',
      '-rc.2',
    ]),
  docker: (random) =>
    `${random.pick(['17.06', '18.09', '19.03', '20.10', '25.0'])}.${random.below(12)}${random.pick(['', '-ce', '-rc1', '-rc2', '-beta1', '-ce-rc1'])}`,
  'nvidia-driver': (random) =>
    `${random.pick(['390', '418', '450'])}${random.pick(['', '.80', '.87.01', '.181.07', '.102.04', '.87.1'])}`,
  kernel: (random) =>
    `${random.pick(['4.19.91', '5.10.134'])}-${random.pick(['16', '16.3', '19.1', '21.2', '25'])}.al${random.pick(['7', '8'])}${random.pick(['', '.x86_64'])}`,
  go: (random) =>
    `v${random.below(2)}.${random.below(3)}.${random.below(3)}${random.pick(['', '-0.20191109021931-daa7c04131f5', '-rc.1', '+incompatible', '-0.20200101000000-000000000000'])}`,
};
