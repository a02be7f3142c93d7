import { describe, expect, it } from 'vitest';
import { redact } from '../../kernel/redact.ts';
import type { Verdict } from '../../model/verdict.ts';
import check from '../cluster-and-network/volume-static-credential.ts';
import { podFormOf } from './define-check.ts';
import { judgeRow } from './judge.ts';
import { podTemplate } from './rows.ts';

const pods = podFormOf(check);
const KEY = { akId: `LTAI${'5tExampleExample00000'}`, akSecret: 'Zx91kdQ2mBv7LpT4wRsY0aHeJc3uNf' };
const judged = (...volumes: object[]): Verdict => {
  if (pods === undefined) throw new Error('the check judges no pods');
  const row = podTemplate(redact({ volumes } as never) as never);
  return judgeRow(pods, row, {} as never, 0);
};
const flex = (options: object, more: object = {}) => ({
  name: 'assets',
  flexVolume: { driver: 'alicloud/oss', options: { bucket: 'a', ...options }, ...more },
});
const csi = (volumeAttributes: object, more: object = {}) => ({
  name: 'assets',
  csi: { driver: 'ossplugin.csi.alibabacloud.com', volumeAttributes, ...more },
});

describe('fixed credentials in the volumes of pods', () => {
  it('are found among the options of a FlexVolume', () => {
    const verdict = judged({ name: 'other', emptyDir: {} }, flex(KEY));
    expect(verdict).toMatchObject({
      verdict: 'fail',
      saw: { volumes: ['volume assets'], credentials: ['akId', 'akSecret'] },
    });
    expect(verdict.verdict === 'fail' && verdict.evidence.map(({ path }) => path)).toEqual([
      '/items/0/spec/volumes/1/flexVolume/options/akId',
      '/items/0/spec/volumes/1/flexVolume/options/akSecret',
    ]);
    expect(JSON.stringify(verdict)).not.toMatch(/LTAI|Zx91/);
  });

  it.each<[string, object, Verdict['verdict']]>([
    ['a Secret for a FlexVolume', flex({}, { secretRef: { name: 'oss' } }), 'fail'],
    ['a Secret for an inline CSI volume', csi({}, { nodePublishSecretRef: { name: 'oss' } }), 'fail'],
    ['RRSA', csi({ authType: 'rrsa' }, { nodePublishSecretRef: { name: 'oss' } }), 'pass'],
    ['the role of the node', csi({}), 'pass'],
    ['placeholders', flex({ akId: '<your AccessKey ID>', akSecret: '***' }), 'pass'],
    ['null for nothing', csi({}, { nodePublishSecretRef: null }), 'pass'],
    ['attributes that are no object', { name: 'a', csi: { driver: 'x', volumeAttributes: 'y' } }, 'unknown'],
    ['no driver', { name: 'a', flexVolume: {} }, 'unknown'],
    ['a disk', { name: 'a', csi: { driver: 'diskplugin.csi.alibabacloud.com' } }, 'not-applicable'],
    ['a claim', { name: 'a', persistentVolumeClaim: { claimName: 'b' } }, 'not-applicable'],
  ])('%s', (_name, volume, verdict) => {
    expect(judged(volume).verdict).toBe(verdict);
  });

  it('stand before what could not be read', () => {
    expect(judged({ name: 'a', csi: 'x' }, flex(KEY)).verdict).toBe('fail');
  });
});
