import { describe, expect, it } from 'vitest';
import type { Json } from './json.ts';
import { redact, redactSentence } from './redact.ts';
import { assignsSecret } from './secret-names.ts';

const SECRET = 'pKx93mVb20Lq';

describe('passwords in command lines', () => {
  it.each([
    `docker login -u x -p ${SECRET} reg`,
    `docker --config /x login -p=${SECRET}`,
    `helm registry login -u x -p ${SECRET} reg`,
    `echo ${SECRET} | passwd --stdin root`,
    `echo -n "a;${SECRET}" | passwd --stdin root`,
    `echo "root:${SECRET}" | chpasswd`,
    `printf '${SECRET}' | docker login -u x --password-stdin`,
    `passwd --stdin root <<< ${SECRET}`,
    `mysql -uroot -p${SECRET}`,
    `mysql -uroot -p"${SECRET}"`,
    `mysqldump -p'a|${SECRET}' db`,
    `mongosh -u x -p ${SECRET}`,
    `curl -uadmin:${SECRET} https://x`,
    `DefaultEndpointsProtocol=https;AccountName=x;AccountKey=${SECRET}abcdefghijklmnop==;`,
    `https://hooks.slack.com/services/T00000000/B00000000/${SECRET}`,
    `https://open.feishu.cn/open-apis/bot/v2/hook/${SECRET}`,
    `pull user:${SECRET}@registry.example/app:1`,
    `requirepass ${SECRET}`,
  ])('%s', (text) => {
    expect(JSON.stringify(redact({ args: [text] }))).not.toContain(SECRET);
    expect(JSON.stringify(redact({ note: text }))).not.toContain(SECRET);
    expect(redactSentence(text)).not.toContain(SECRET);
  });

  it.each([
    'docker run -p 8080:80 nginx',
    'docker run --name login -p 8080 nginx',
    'docker login -u x -p "$PASSWORD" reg',
    'mysql -uroot -p"$MYSQL_ROOT"',
    'mysql -uroot -p -h db',
    'mysqld_exporter -path /metrics',
    'kubectl port-forward -p 9104',
    'echo "$PW" | passwd --stdin root',
    'echo "root:$PW" | chpasswd',
    'echo starting; cat file | chpasswd',
    'echo done | tee log',
    'https://slack.com/help/articles',
    'contact ops@example.com/team',
  ])('not in %s', (text) => {
    expect(redact({ args: [text] })).toEqual({ args: [text] });
    expect(redactSentence(text)).toBe(text);
  });

  it('takes no longer than the text is long', () => {
    const start = performance.now();
    for (const part of ['mysql ', 'docker login ', 'echo a ', 'curl ', 'chpasswd ', 'passwd ', "mysql -p'"])
      assignsSecret(part.repeat(30_000));
    redact({ note: 'hooks.slack'.repeat(30_000) });
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('passwords in lists of arguments', () => {
  it.each<[string, { command?: string[]; args: string[] }]>([
    ['Redis', { args: ['--requirepass', SECRET] }],
    ['Redis behind its program', { command: ['redis-server'], args: ['--masterauth', SECRET] }],
    ['mysql', { command: ['mysql'], args: ['-uroot', `-p${SECRET}`] }],
    ['mariadb by its path', { command: ['/usr/bin/mariadb'], args: ['-h', 'db', `-p${SECRET}`] }],
    ['mongo', { command: ['mongosh'], args: ['-u', 'x', '-p', SECRET] }],
    ['sshpass', { command: ['sshpass'], args: [`-p${SECRET}`, 'ssh', 'x'] }],
    ['the second of two', { command: ['mysql'], args: ['-pother12', '--requirepass', SECRET] }],
    ['a program behind another', { args: ['timeout', '5', 'mysql', '-uroot', `-p${SECRET}`] }],
    ['docker login', { command: ['docker', 'login'], args: ['-u', 'x', '-p', SECRET] }],
    ['docker', { command: ['docker'], args: ['login', '-u', 'x', '-p', SECRET] }],
  ])('%s', (_, container) => {
    expect(JSON.stringify(redact({ ...container }))).not.toContain(SECRET);
  });

  it.each<[string, { command?: string[]; args: string[] }]>([
    ['ports', { command: ['docker'], args: ['run', '-p', '8080:80'] }],
    ['a port of another program', { command: ['server'], args: ['-p', '8080', '-p9090'] }],
    ['a path of an exporter', { command: ['mysqld_exporter'], args: ['-path', '/metrics'] }],
    ['a port of redis-cli', { command: ['redis-cli'], args: ['-p', '6379'] }],
    ['a reference', { command: ['mysql'], args: ['-p$(PASSWORD)'] }],
  ])('not %s', (_, container) => {
    expect(redact({ ...container })).toEqual(container);
  });
});

describe('image references', () => {
  it.each([`u:${SECRET}@reg.x/app:1`, `u:a/${SECRET}@reg.x:5000/app`])('%s', (image) => {
    expect(redact({ image })).toMatchObject({ image: { redacted: true, shapes: ['registry-password'] } });
  });

  const digest = `sha256:${'0a'.repeat(32)}`;
  it.each<Json>([`reg.x:5000/app:1@${digest}`, `app:1@${digest}`, 'reg.x:5000/app:1', `reg.x/app@${digest}`])(
    'not %s',
    (image) => {
      expect(redact({ image, note: image })).toEqual({ image, note: image });
    },
  );
});
