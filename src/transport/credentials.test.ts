import { createServer, request as requestHttp, type Server } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { queryPairs } from '../double/canonical.ts';
import { createVerifier } from '../double/signature.ts';
import { loadCredentials } from './credentials.ts';
import { createSecrets } from './secrets.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0)) close();
});

const key = { id: 'LTAI5tBaseKeyBaseKey', secret: 'base-secret' };
const role = 'acs:ram::1000000000000000001:role/auditor';

/** An STS that checks the signature of AssumeRole; the library insists on HTTPS, so it is led here. */
async function sts(reply: (form: Map<string, string>) => { httpStatus: number; body: object }) {
  const verifier = createVerifier([key], Date.now);
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const [path = '', query = ''] = (request.url ?? '').split('?');
      const form = queryPairs(body.toString());
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const no = verifier.verify({ method: 'POST', path, query: queryPairs(query), headers, body, form });
      const { httpStatus, body: answer } =
        no === undefined
          ? reply(new Map(form))
          : { httpStatus: no.httpStatus, body: { Code: no.code, Message: no.message } };
      response.writeHead(httpStatus, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const hosts: unknown[] = [];
  vi.spyOn(https, 'request').mockImplementation(((options: https.RequestOptions) => {
    hosts.push(options.host);
    return requestHttp({ ...options, host: '127.0.0.1', port, agent: false });
  }) as typeof https.request);
  return hosts;
}

const choice = {
  accessKeyId: key.id,
  accessKeySecret: key.secret,
  assumeRole: role,
  stsRegion: 'cn-hangzhou',
};
const expiration = new Date(Date.now() + 3_600_000).toISOString();

describe('src/transport/credentials.ts: --assume-role', () => {
  it('exchanges the base credential for a session of the role', async () => {
    const asked: (string | undefined)[] = [];
    const hosts = await sts((form) => {
      asked.push(form.get('RoleArn'), form.get('RoleSessionName'));
      return {
        httpStatus: 200,
        body: {
          Credentials: {
            AccessKeyId: 'STS.session',
            AccessKeySecret: 'one',
            SecurityToken: 'session-token',
            Expiration: expiration,
          },
        },
      };
    });
    const secrets = createSecrets();
    const issued = await (await loadCredentials(choice, secrets)).getCredential();
    expect([issued.accessKeyId, issued.securityToken, ...asked, ...hosts]).toEqual([
      'STS.session',
      'session-token',
      role,
      'demarc',
      'sts.cn-hangzhou.aliyuncs.com',
    ]);
    expect(secrets.clean('a session-token b')).toBe('a … b');
  });

  it('says why the role was not given, and nothing of the key', async () => {
    await sts(() => ({
      httpStatus: 403,
      body: { Code: 'NoPermission', Message: `${key.id} is not authorized` },
    }));
    const error = await (await loadCredentials(choice, createSecrets()))
      .getCredential()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'credentials-rejected',
      message: expect.stringContaining(`The role ${role} could not be assumed (NoPermission).`),
    });
    expect(String(error)).not.toContain(key.id);
  });

  it('is refused with a wrong secret, without the string to sign', async () => {
    await sts(() => ({ httpStatus: 200, body: {} }));
    const error = await (await loadCredentials({ ...choice, accessKeySecret: 'wrong' }, createSecrets()))
      .getCredential()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'credentials-rejected' });
    expect(String(error)).not.toContain(key.id);
  });

  it('wants an ARN', async () => {
    await expect(
      loadCredentials({ ...choice, assumeRole: 'auditor' }, createSecrets()),
    ).rejects.toMatchObject({ code: 'bad-flag' });
  });
});
