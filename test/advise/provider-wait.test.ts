import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Files, writeFolder } from '../contract/folder.ts';
import { cluster, pool } from '../contract/world.ts';
import { ask, demarc, filesOn } from './ask.ts';
import { faults } from './schemas.ts';

type Change = Record<string, unknown>;

const AUTOMATIC = { cluster_auto_upgrade: { enabled: true, channel: 'stable' } };
/** The snapshot is of Friday, 2026-11-20T08:00:00Z; CVE-2025-0426 was published on 2025-02-06. */
const releases = (date: string) => ({
  'cs/DescribeKubernetesVersionMetadata.json': [
    { version: '1.31.3-aliyun.1', upgradable_versions: ['1.31.6-aliyun.1'] },
    { version: '1.31.6-aliyun.1', upgradable_versions: [], release_date: date },
  ],
});

function world(clusterWindow: Change | undefined, poolWindow?: Change, released = '2026-11-10T00:00:00Z') {
  return {
    ...filesOn(
      {},
      {
        cluster: cluster({
          current_version: '1.31.3-aliyun.1',
          operation_policy: AUTOMATIC,
          maintenance_window: clusterWindow,
        }),
        pools: [pool({ maintenance_window: poolWindow })],
      },
    ),
    ...releases(released),
  } as Files;
}

const weekly = (days: string, change: Change = {}) => ({
  enable: true,
  maintenance_time: '03:00:00Z',
  duration: '3h',
  weekly_period: days,
  ...change,
});

async function kubelets(files: Files, ...flags: string[]) {
  const { rows, advice } = await ask('CVE-2025-0426', files, ...flags);
  expect(faults('advise', advice)).toEqual([]);
  const row = rows.find(({ scope, component }) => scope.kind === 'node-pool' && component === 'kubelet');
  expect([row?.state, row?.trigger]).toEqual(['waiting-for-provider', 'maintenance-window']);
  return row;
}

describe('a fix that waits for a maintenance window', () => {
  it('is overdue once a whole window of the cluster has passed since its release', async () => {
    const row = await kubelets(world(weekly('Monday')));
    expect(row).toMatchObject({
      since: '2026-11-10T00:00:00Z',
      overdue: true,
      wait: {
        window: 'Monday 03:00:00Z 3h',
        missed: 1,
        firstMissed: { start: '2026-11-16T03:00:00Z', end: '2026-11-16T06:00:00Z' },
        next: { start: '2026-11-23T03:00:00Z', end: '2026-11-23T06:00:00Z' },
        overdue: true,
      },
    });
  });

  it('is not while no window has passed, whatever the deadline is', async () => {
    const row = await kubelets(
      world(weekly('Monday'), undefined, '2026-11-17T00:00:00Z'),
      '--deadline',
      'medium=999',
    );
    expect(row).toMatchObject({ overdue: false, wait: { missed: 0, firstMissed: null, overdue: false } });
  });

  it('goes by the pool’s own window where it has one', async () => {
    const row = await kubelets(
      world(
        weekly('Monday'),
        weekly('', { recurrence: 'FREQ=WEEKLY;BYDAY=SA', maintenance_time: '03:00:00+08:00' }),
        '2026-11-15T00:00:00Z',
      ),
    );
    expect(row?.wait).toMatchObject({
      window: 'FREQ=WEEKLY;BYDAY=SA 03:00:00+08:00 3h',
      missed: 0,
      next: { start: '2026-11-20T19:00:00Z' },
      overdue: false,
    });
  });

  it.each([
    ['was not read', undefined, 'window-unread'],
    ['cannot be read', weekly('Moonday'), 'window-unreadable'],
    [
      'tells not in which weeks it falls',
      weekly('', { recurrence: 'FREQ=WEEKLY;INTERVAL=4;BYDAY=MO' }),
      'window-unreadable',
    ],
    ['is off', weekly('Monday', { enable: false }), 'window-off'],
    ['has a time that is no text', weekly('Monday', { maintenance_time: {} }), 'window-unread'],
  ])('is neither overdue nor in time where the window %s', async (_name, window, code) => {
    const row = await kubelets(world(window), '--deadline', 'medium=999');
    expect(row?.wait).toEqual({ window: null, next: null, missed: null, firstMissed: null, overdue: null });
    expect(row?.notes.map((told) => told.code)).toContain(code);
    expect(row?.overdue).toBe(false);
  });

  it('counts from the advisory where no release is dated', async () => {
    const files = world(weekly('Monday'));
    delete (files as Change)['cs/DescribeKubernetesVersionMetadata.json'];
    const row = await kubelets(files);
    expect([row?.since, row?.wait?.missed, row?.wait?.firstMissed?.start]).toEqual([
      '2025-02-06T20:03:44Z',
      93,
      '2025-02-10T03:00:00Z',
    ]);
  });

  it.each([
    ['en', 'OVERDUE, 1 window has passed: 2026-11-16T03:00:00Z (Monday 03:00:00Z 3h)'],
    ['zh-CN', '已逾期，错过 1 个维护窗口：2026-11-16T03:00:00Z（Monday 03:00:00Z 3h）'],
  ])('is told to people in %s', async (language, text) => {
    const folder = writeFolder(world(weekly('Monday')));
    try {
      const { out } = await demarc('advise', 'CVE-2025-0426', folder, '--lang', language);
      expect(out.replaceAll(/\s+/g, '')).toContain(text.replaceAll(/\s+/g, ''));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
