import { describe, expect, it } from 'vitest';
import type { Json } from '../kernel/json.ts';
import type { Reply } from './answer.ts';
import { createDiscovery } from './discovery.ts';

const offered = (resource: string, verbs = ['list']): Json => ({
  resource,
  responseKind: { group: 'x', version: 'v1', kind: 'Thing' },
  verbs,
});

/** One group in the aggregated form. */
const group = (name: string, ...versions: [string, Json[], string?][]): Json => ({
  metadata: { name },
  versions: versions.map(([version, resources, freshness = 'Current']) => ({
    version,
    resources,
    freshness,
  })),
});

const aggregated = (...items: Json[]): Json => ({ kind: 'APIGroupDiscoveryList', items });
const down: Reply<Json> = {
  ok: false,
  refusal: { outcome: 'failed', retry: false, httpStatus: 503, reason: 'the API server failed (HTTP 503)' },
};

function discoveryOf(answers: Record<string, Json | Reply<Json>>) {
  const asked: string[] = [];
  const discovery = createDiscovery((path) => {
    asked.push(path);
    const answer = answers[path];
    if (answer === undefined) return Promise.resolve(down);
    const isReply = typeof answer === 'object' && answer !== null && 'ok' in answer;
    return Promise.resolve(isReply ? (answer as Reply<Json>) : { ok: true, value: answer as Json });
  });
  return { discovery, asked };
}

describe('src/transport/discovery.ts', () => {
  const things = { group: 'policy', plural: 'things' };

  it('takes the first version in the order of the API server that has the kind', async () => {
    const answers = { '/apis': aggregated(group('policy', ['v2', []], ['v1', [offered('things')]])) };
    const { discovery, asked } = discoveryOf(answers);
    const found = { state: 'served', value: { plural: 'things', version: 'v1', kind: 'Thing' } };
    expect(await discovery.find(things)).toEqual(found);
    expect(await discovery.find({ ...things, plural: 'others' })).toEqual({ state: 'absent' });
    expect(asked).toEqual(['/apis']);
  });

  it('knows the core group, which has no name', async () => {
    const core = aggregated({ metadata: {}, versions: [{ version: 'v1', resources: [offered('pods')] }] });
    const { discovery } = discoveryOf({ '/api': core });
    expect((await discovery.find({ group: '', plural: 'pods' })).state).toBe('served');
  });

  it('says absent of a group that is not there, failed of one whose server does not answer', async () => {
    const { discovery } = discoveryOf({ '/apis': aggregated(group('stale', ['v1', [], 'Stale'])) });
    expect([await discovery.find(things), await discovery.kindsOf('policy')]).toEqual([
      { state: 'absent' },
      { state: 'absent' },
    ]);
    const reason = 'what stale offers is not known: the server behind it does not answer';
    expect([await discovery.find({ group: 'stale', plural: 'x' }), await discovery.kindsOf('stale')]).toEqual(
      [
        { state: 'failed', reason },
        { state: 'failed', reason },
      ],
    );
  });

  it('asks group by group where the API server knows the old form only', async () => {
    const versions = [{ version: 'v1beta1' }, { version: 'v1' }];
    const resources = [
      { name: 'things', kind: 'Thing', verbs: ['get', 'list'] },
      { name: 'things/status', kind: 'Thing', verbs: ['get', 'list'] },
      { name: 'reviews', kind: 'Review', verbs: ['create'] },
    ];
    const { discovery, asked } = discoveryOf({
      '/apis': {
        kind: 'APIGroupList',
        groups: [
          { name: 'policy', versions, preferredVersion: { version: 'v1' } },
          { name: 'metrics', versions: [{ version: 'v1' }] },
        ],
      },
      '/apis/policy/v1': { resources },
      '/apis/policy/v1beta1': { resources },
    });
    expect(await discovery.kindsOf('policy')).toEqual({
      state: 'served',
      value: [{ plural: 'things', version: 'v1', kind: 'Thing' }],
    });
    expect(await discovery.find({ group: 'metrics', plural: 'pods' })).toEqual({
      state: 'failed',
      reason: 'what metrics offers is not known: the API server failed (HTTP 503)',
    });
    await discovery.kindsOf('policy');
    expect(asked).toEqual(['/apis', '/apis/policy/v1', '/apis/policy/v1beta1', '/apis/metrics/v1']);
  });

  it.each<[string, Json | Reply<Json>]>([
    ['is refused', down],
    ['is something else', { kind: 'PodList', items: [] }],
    ['is a text', 'hello'],
    ['has no list', { kind: 'APIGroupDiscoveryList', items: {} }],
  ])('knows nothing where the answer %s', async (_name, answer) => {
    const { discovery } = discoveryOf({ '/apis': answer });
    expect(await discovery.find(things)).toEqual({ state: 'unknown' });
  });

  it('takes no name that could stand for another path', async () => {
    const odd = ['a/b', '..', '', '%2e', 'A', 'x?y'].map((name) => offered(name));
    const answer = aggregated(
      group('policy', ['v1', odd], ['../v1', [offered('things')]]),
      { metadata: 7 },
      'x',
    );
    const { discovery } = discoveryOf({ '/apis': answer });
    expect(await discovery.kindsOf('policy')).toEqual({ state: 'absent' });
  });
});
