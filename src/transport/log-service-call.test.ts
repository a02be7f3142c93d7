import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fleet } from '../double/fleet.ts';
import { type DoubleOptions, startDouble } from '../double/server.ts';
import type { Operation } from '../operations/operation.ts';
import { operationOf } from '../operations/table.ts';
import type { Answer } from './answer.ts';
import { type CloudOptions, createCloudClient } from './cloud.ts';
import { logServiceMessage } from './log-service-call.ts';

const GET_LOG_STORE = operationOf('sls/GetLogStore') as Operation;
const IDS = ['k8s-log-c0aa', 'audit-c0aa'];
const STORE = { logstoreName: 'audit-c0aa', ttl: 30 };
const fleet: Fleet = {
  account: '1000000000000001',
  regions: ['cn-hangzhou'],
  time: '2026-11-20T08:00:00Z',
  documents: new Map([[`sls/GetLogStore@${IDS.join(',')}`, STORE]]),
  kubernetes: new Map(),
  refusals: new Map(),
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function ask(ids: string[], options: CloudOptions, region = 'cn-hangzhou'): Promise<Answer[]> {
  const timing = { now: () => Date.now(), sleep: async () => undefined, random: () => 0 };
  const client = createCloudClient({ timing, ...options });
  const answers: Answer[] = [];
  for await (const answer of client.call(GET_LOG_STORE, { ids, region })) answers.push(answer);
  return answers;
}

async function fromDouble(ids: string[], settings: DoubleOptions = {}, secret?: string): Promise<Answer[]> {
  const double = await startDouble(fleet, settings);
  closing.push(double.close);
  const { accessKeyId, securityToken } = double;
  const credentials = { accessKeyId, accessKeySecret: secret ?? double.accessKeySecret, securityToken };
  return await ask(ids, { credentials, override: { endpoint: double.endpoint, protocol: 'http' } });
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('src/transport/log-service-call.ts', () => {
  it('signs method, date, headers of the service and resource, in that order', () => {
    const headers = {
      date: 'Tue, 23 Aug 2022 12:12:03 GMT',
      'x-log-signaturemethod': 'hmac-sha1',
      'x-log-apiversion': '0.6.0',
      'x-acs-security-token': 'session',
      accept: 'application/json',
    };
    expect(logServiceMessage('GET', headers, '/logstores/audit')).toBe(
      'GET\n\n\nTue, 23 Aug 2022 12:12:03 GMT\nx-acs-security-token:session\nx-log-apiversion:0.6.0\n' +
        'x-log-signaturemethod:hmac-sha1\n/logstores/audit',
    );
  });

  it('reads a logstore of a project, with a key and with a session', async () => {
    expect(await fromDouble(IDS)).toMatchObject([{ outcome: 'read', document: STORE }]);
    const accessKey = { id: 'STS.example', secret: 'not-a-secret', securityToken: 'session-of-the-test' };
    expect(await fromDouble(IDS, { accessKey })).toMatchObject([{ outcome: 'read', document: STORE }]);
  });

  it('says that the permission is missing, that there is none, or to slow down', async () => {
    const source = 'sls/GetLogStore';
    const fault = (kind: 'denied' | 'server-error') => ({ faults: [{ source, fault: { kind } as never }] });
    expect(await fromDouble(IDS, fault('denied'))).toMatchObject([
      { outcome: 'denied', code: 'Unauthorized', httpStatus: 401 },
    ]);
    expect(await fromDouble(IDS, fault('server-error'))).toMatchObject([
      { outcome: 'failed', httpStatus: 500 },
    ]);
    expect(await fromDouble(['k8s-log-c0aa', 'audit-other'])).toMatchObject([
      { outcome: 'absent', code: 'LogStoreNotExist' },
    ]);
  });

  it('ends with one line for the user where the very first signature is wrong', async () => {
    await expect(fromDouble(IDS, {}, 'another-secret')).rejects.toThrow(/does not belong to the AccessKey/);
  });

  it('asks the host of the project, and no host that a document could name', async () => {
    const asked: IncomingMessage['headers'][] = [];
    const server = createServer((request, response) => {
      asked.push(request.headers);
      response.end(JSON.stringify(STORE));
    });
    const override = { endpoint: await listening(server), protocol: 'http' } as const;
    const options = {
      override,
      credentials: { accessKeyId: 'key-of-test', accessKeySecret: 'secret-of-test' },
    };
    expect(await ask(IDS, options, 'cn-beijing')).toMatchObject([{ outcome: 'read' }]);
    expect(asked.map(({ host }) => host)).toEqual(['k8s-log-c0aa.cn-beijing.log.aliyuncs.com']);
    for (const project of ['evil.example/', 'a.b', 'K8S', '-x-', '__proto__'])
      expect(await ask([project, 'audit-c0aa'], options)).toMatchObject([{ outcome: 'failed' }]);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['not JSON', '<html>', 'it is not JSON'],
    ['cut', undefined, 'the connection was cut'],
  ])('fails where the answer is %s', async (_name, body, reason) => {
    const server = createServer((_request, response) => {
      if (body === undefined) response.destroy();
      else response.end(body);
    });
    const override = { endpoint: await listening(server), protocol: 'http' } as const;
    const credentials = { accessKeyId: 'key-of-test', accessKeySecret: 'secret-of-test' };
    const [answer] = await ask(IDS, { override, credentials });
    expect(answer).toMatchObject({ outcome: 'failed', reason: expect.stringContaining(reason) });
    expect(answer?.reason).not.toContain('secret-of-test');
  });
});
