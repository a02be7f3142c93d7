import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../src/model/assessment.ts';
import type { Layer } from '../../src/model/layer.ts';
import { assessFiles } from './folder.ts';
import { cluster, everyLeg, filesOf, merged, pool, type World } from './world.ts';

type Body = Record<string, unknown>;

async function applyFix(layer: Layer, world: World): Promise<LedgerRow[]> {
  const { ledger } = await assessFiles(filesOf(world));
  return ledger.filter(
    (each) => each.scope.kind === 'node-pool' && each.layer === layer && each.duty === 'apply-fix',
  );
}

const told = (rows: readonly LedgerRow[]) => rows.map(({ party, state }) => `${party} ${state}`);
const automated = (change: Body) => ({ pools: [pool(merged(everyLeg, change) as Body)] });
const withPolicy = (policy: unknown) => automated({ management: { auto_vul_fix_policy: policy } });

const NODE_OS: [malformed: string, world: World, part: string][] = [
  ['a policy that is a text', withPolicy('bad'), 'management.auto_vul_fix_policy is not an object'],
  ['a policy that is a list', withPolicy([]), 'management.auto_vul_fix_policy is not an object'],
  [
    'a window of the pool that is a text',
    automated({ maintenance_window: 'bad' }),
    'maintenance_window is not an object',
  ],
  [
    'a window of the cluster that is a text',
    { ...automated({}), cluster: cluster({ maintenance_window: 'bad' }) },
    'maintenance_window is not an object',
  ],
  ['a management that is a text', { pools: [pool({ management: 'yes' })] }, 'management is not an object'],
  ['a management that is a list', { pools: [pool({ management: [1] })] }, 'management is not an object'],
];

/** Both legacy switches are on: only the policy could still turn the way off. */
const legacy = (policy: unknown) => ({
  pools: [pool({ management: { enable: true, auto_upgrade: true, auto_upgrade_policy: policy } })],
});

const KUBELET: [malformed: string, world: World, part: string][] = [
  ['a mode of the pool that is a text', { pools: [pool({ auto_mode: 'yes' })] }, 'auto_mode'],
  ['a mode of the pool that is a list', { pools: [pool({ auto_mode: [true] })] }, 'auto_mode'],
  [
    'a mode of the cluster that is a text, where the pool is silent',
    { pools: [pool({ auto_mode: undefined })], cluster: cluster({ auto_mode: 'yes' }) },
    'auto_mode',
  ],
  [
    'a mode of the pool that is a text, in a cluster in auto mode',
    { pools: [pool({ auto_mode: 'yes' })], cluster: cluster({ auto_mode: { enable: true } }) },
    'auto_mode',
  ],
  ['an upgrade policy that is a text', legacy('bad'), 'management.auto_upgrade_policy'],
  ['an upgrade policy that is a list', legacy([]), 'management.auto_upgrade_policy'],
  ['a management that is a text', { pools: [pool({ management: 'yes' })] }, 'management'],
  ['a management that is a list', { pools: [pool({ management: [1] })] }, 'management'],
];

describe('contract: a malformed parent is no absent field', () => {
  it('of which the well-formed world is somebody’s job', async () => {
    expect(told(await applyFix('node-os', automated({})))).not.toContain('unknown unproven');
    const removed = { auto_vul_fix_policy: undefined };
    expect(told(await applyFix('node-os', automated({ management: removed })))).not.toContain(
      'unknown unproven',
    );
    expect((await applyFix('kubelet', {})).map(({ party }) => party)).toEqual(['customer']);
    expect((await applyFix('kubelet', legacy(undefined))).map(({ party }) => party)).toEqual([
      'alibaba-cloud',
    ]);
  });

  it.each(NODE_OS)('the OS fixes of %s are nobody’s to tell', async (_malformed, world, reason) => {
    const rows = await applyFix('node-os', world);
    expect(told(rows)).toEqual(['unknown unproven']);
    expect(JSON.stringify(rows)).toContain(reason);
  });

  it.each(KUBELET)('the kubelet fixes of %s are nobody’s to tell', async (_malformed, world, part) => {
    const rows = await applyFix('kubelet', world);
    expect(told(rows)).toEqual(['unknown unproven']);
    expect(JSON.stringify(rows)).toContain(`${part} is not an object`);
  });
});
