import { describe, expect, it } from 'vitest';
import { endpointsOf, matchContext } from './match-contexts.ts';

const context = (name: string, server: string, current = false) => ({
  name,
  clusterName: 'kubernetes',
  server,
  current,
});

describe('src/transport/match-contexts.ts', () => {
  const contexts = [
    context('prod', 'https://192.168.0.2:6443'),
    context('2000000000000000001-c0bb', 'https://10.0.0.1:6443'),
    context('prod-public', 'https://203.0.113.9:6443', true),
  ];
  it.each([
    [
      'the address of the API server',
      { id: 'c0aa', endpoints: ['https://192.168.0.2:6443'] },
      ['prod', 'endpoint'],
    ],
    [
      'the address before the name',
      { id: 'c0bb', endpoints: ['https://192.168.0.2:6443'] },
      ['prod', 'endpoint'],
    ],
    [
      'the current context among several',
      { id: 'c0aa', endpoints: ['https://192.168.0.2:6443', 'https://203.0.113.9:6443/'] },
      ['prod-public', 'endpoint'],
    ],
    ['a name that holds the cluster id', { id: 'c0bb', endpoints: [] }, ['2000000000000000001-c0bb', 'name']],
  ])('matches by %s', (_name, cluster, expected) => {
    const match = matchContext(cluster, contexts);
    expect([match?.context.name, match?.by]).toEqual(expected);
  });

  it.each([
    ['an id that is only the beginning of another', { id: 'c0b', endpoints: [] }],
    ['another port', { id: 'c0cc', endpoints: ['https://192.168.0.2:8443'] }],
    ['nothing', { id: 'c0cc', endpoints: [] }],
  ])('does not match by %s', (_name, cluster) => {
    expect(matchContext(cluster, contexts)).toBeUndefined();
  });

  it.each([
    [
      '{"api_server_endpoint":"","intranet_api_server_endpoint":"https://192.168.0.2:6443"}',
      ['https://192.168.0.2:6443'],
    ],
    ['https://192.168.0.2:6443', ['https://192.168.0.2:6443']],
    ['', []],
    ['{"cut', []],
    [null, []],
  ])('reads the addresses of master_url %s', (masterUrl, expected) => {
    expect(endpointsOf(masterUrl)).toEqual(expected);
  });
});
