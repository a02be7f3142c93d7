import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { linesOf } from '../../src/cli/rbac-lines.ts';
import { toQuestion } from '../../src/cli/rbac-question.ts';
import { allowed } from '../../src/rbac/allowed.ts';
import { compileRbac } from '../../src/rbac/compile-rbac.ts';
import { clusterRole, clusterRoleBinding, role, roleBinding, rule, urls } from './objects.ts';
import { makeWorld } from './world.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'demarc-rbac-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let made = 0;
/** Files below a new folder; texts as they are, anything else as JSON. */
function folder(files: Record<string, unknown>): string {
  const path = join(dir, String(made++));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return path;
}

async function demarc(...argv: string[]) {
  let [out, error] = ['', ''];
  const code = await run(['rbac', ...argv], {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    columns: undefined,
    colour: false,
    live: false,
    environment: {},
  });
  return { code, out, error };
}

const objects = [
  clusterRole('reader', rule('get,list', 'pods'), urls('get', '/metrics')),
  role('shop', 'deployer', rule('create', 'deployments/scale', 'apps', 'web')),
  clusterRoleBinding('readers', 'reader', 'Group:system:serviceaccounts:shop', 'User:bob'),
  roleBinding('shop', 'deployers', 'Role:deployer', 'ServiceAccount:robot'),
];
const LISTS = [
  ['clusterroles', 'ClusterRole'],
  ['clusterrolebindings', 'ClusterRoleBinding'],
  ['roles', 'Role'],
  ['rolebindings', 'RoleBinding'],
] as const;
const fileOf = (plural: string, cluster = 'c0aa') =>
  `kubernetes/${cluster}/${plural}.rbac.authorization.k8s.io.json`;

/** An export folder with what `kubectl get` prints. */
function exported(held: readonly { kind: string }[], cluster = 'c0aa'): Record<string, unknown> {
  const manifest = { collectedAt: '2026-11-20T08:00:00Z', accountId: '1', region: 'cn-hangzhou' };
  const lists = LISTS.map(([plural, kind]) => [
    fileOf(plural, cluster),
    { apiVersion: 'v1', kind: 'List', items: held.filter((object) => object.kind === kind) },
  ]);
  return { 'demarc-export.json': manifest, ...Object.fromEntries(lists) };
}

const batch = (...specs: unknown[]) => {
  const path = folder({
    'batch.jsonl': specs.map((spec) => (typeof spec === 'string' ? spec : JSON.stringify(spec))).join('\n'),
  });
  return join(path, 'batch.jsonl');
};
const answers = (out: string) =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

const getPods = { resourceAttributes: { verb: 'get', resource: 'pods' } };

describe('test/rbac/cli: can-i --batch', () => {
  it('answers each line with one, in order, and goes on after what it cannot answer', async () => {
    const file = batch(
      { user: 'bob', ...getPods },
      '{"user":',
      '',
      { user: 'ann', ...getPods },
      { ...getPods },
      { user: 'x', groups: ['system:masters'], ...getPods },
      { user: 'system:node:n1', groups: ['system:nodes'], ...getPods },
      { user: 'system:serviceaccount:shop:robot', ...getPods },
    );
    const { code, out } = await demarc('can-i', folder(exported(objects)), '--batch', file);
    expect(code).toBe(0);
    expect(answers(out)).toEqual([
      {
        allowed: true,
        because: [
          {
            binding: { kind: 'ClusterRoleBinding', name: 'readers' },
            subject: { kind: 'User', name: 'bob' },
            role: { kind: 'ClusterRole', name: 'reader' },
            rule: 0,
          },
        ],
      },
      { allowed: null, because: [], reason: 'the line is not JSON' },
      { allowed: null, because: [], reason: 'the line is empty' },
      { allowed: false, because: [] },
      { allowed: null, because: [], reason: 'invalid spec: a user or at least one group is needed' },
      { allowed: true, because: ['superuser'] },
      { allowed: false, because: [], rbacOnly: true },
      // Groups are taken as given.
      { allowed: false, because: [] },
    ]);
  });

  it('answers a whole world as the library does', async () => {
    const world = makeWorld(77, 500);
    const file = batch(...world.questions);
    const policy = compileRbac(world.objects);
    const { out } = await demarc(
      'can-i',
      folder(exported(world.objects)),
      '--cluster',
      'c0aa',
      '--batch',
      file,
    );
    const expected = world.questions.map((question) => allowed(policy, question, question).allowed);
    expect(answers(out).map((answer) => answer.allowed)).toEqual(expected);
  });

  it.each(LISTS.map(([plural]) => plural))(
    'denies nothing for certain where %s were not read',
    async (plural) => {
      const files = exported(objects);
      const file = batch({ user: 'ann', ...getPods }, { user: 'bob', ...getPods });
      const { [fileOf(plural)]: _gone, ...missing } = files;
      const refused = {
        ...missing,
        [fileOf(plural).replace('.json', '.error.json')]: {
          httpStatus: 403,
          code: 'Forbidden',
          message: 'no',
        },
      };
      const garbled = { ...files, [fileOf(plural)]: '{"items":[' };
      const lying = { ...files, [fileOf(plural)]: { kind: 'PodList', items: [] } };
      const paged = { ...files, [fileOf(plural)]: { kind: 'List', metadata: { continue: 'x' }, items: [] } };
      for (const each of [missing, refused, garbled, lying, paged]) {
        const [ann, bob] = answers((await demarc('can-i', folder(each), '--batch', file)).out);
        expect(ann).toMatchObject({ allowed: null, reason: expect.stringContaining(plural) });
        // What grants Bob his pods is a ClusterRole and its binding.
        expect(bob.allowed).toBe(plural.startsWith('cluster') ? null : true);
      }
    },
  );

  it('takes manifests: JSON, YAML of several documents, and folders of them, some damaged', async () => {
    const yaml = objects.map((object) => JSON.stringify(object)).join('\n---\n');
    const file = batch({ user: 'ann', ...getPods }, { user: 'bob', ...getPods });
    const allowedOf = async (input: string) =>
      answers((await demarc('can-i', input, '--batch', file)).out).map((answer) => answer.allowed);
    expect(await allowedOf(join(folder({ 'a.yaml': yaml }), 'a.yaml'))).toEqual([false, true]);
    expect(await allowedOf(join(folder({ 'a.json': { kind: 'List', items: objects } }), 'a.json'))).toEqual([
      false,
      true,
    ]);
    expect(await allowedOf(folder({ 'x/a.yml': yaml, 'README.md': ': [', 'b.yaml': '' }))).toEqual([
      false,
      true,
    ]);
    expect(await allowedOf(folder({ 'a.yaml': yaml, 'b.yaml': 'a: [' }))).toEqual([null, true]);
  });

  it('reads the booleans of YAML 1.1, and leaves a date a text', async () => {
    const text = `kind: ClusterRoleBinding
apiVersion: rbac.authorization.k8s.io/v1
metadata: {name: b}
roleRef: {kind: ClusterRole, name: r}
subjects: [{kind: User, name: NAME}]
---
kind: ClusterRole
metadata: {name: r}
rules: [{verbs: [get], apiGroups: [""], resources: [pods]}]`;
    const answerFor = async (name: string, user: string) => {
      const input = folder({ 'a.yaml': text.replace('NAME', name) });
      return answers((await demarc('can-i', input, '--batch', batch({ user, ...getPods }))).out)[0].allowed;
    };
    expect(await answerFor('2026-01-01', '2026-01-01')).toBe(true);
    expect(await answerFor('yes', 'yes')).toBe(null);
    expect(await answerFor('200000000000000001', '200000000000000001')).toBe(null);
  });

  it('asks which cluster, where there are several', async () => {
    const input = folder({ ...exported(objects), ...exported([], 'c0bb') });
    const file = batch({ user: 'bob', ...getPods });
    const several = await demarc('can-i', input, '--batch', file);
    expect(several).toMatchObject({
      code: 2,
      out: '',
      error: expect.stringMatching(/c0aa, c0bb.*\[scope-not-found\]/),
    });
    const unknown = await demarc('can-i', input, '--cluster', 'c0cc', '--batch', file);
    expect(unknown).toMatchObject({ code: 2, error: expect.stringMatching(/no cluster c0cc.*c0aa, c0bb/) });
    expect(answers((await demarc('can-i', input, '--cluster', 'c0bb', '--batch', file)).out)[0].allowed).toBe(
      false,
    );
    expect(answers((await demarc('can-i', input, '--cluster', 'c0aa', '--batch', file)).out)[0].allowed).toBe(
      true,
    );
  });

  it('names what is wrong with the input', async () => {
    const file = batch({ user: 'bob', ...getPods });
    const empty = folder({ 'a.yaml': 'kind: Pod' });
    const cases: [string[], RegExp][] = [
      [['can-i', join(dir, 'gone'), '--batch', file], /There is no .*\[input-missing\]/],
      [['can-i', empty, '--batch', file], /holds no RBAC objects.*\[input-not-recognised\]/],
      [['can-i', join(folder({ 'a.yaml': 'a: [' }), 'a.yaml'), '--batch', file], /\[input-unreadable\]/],
      [['can-i', folder(exported(objects)), '--batch', join(dir, 'gone')], /ENOENT.*\[input-unreadable\]/],
      [['can-i', folder(exported(objects)), 'get', 'pods', '--batch', file], /\[bad-flag\]/],
      [['can-i', folder(exported(objects)), 'get', 'pods'], /--as.*\[bad-flag\]/],
      [['can-i', folder(exported(objects)), 'get', '--as', 'ann'], /VERB RESOURCE.*\[bad-flag\]/],
    ];
    for (const [argv, message] of cases)
      expect(await demarc(...argv)).toMatchObject({
        code: 2,
        out: '',
        error: expect.stringMatching(message),
      });
  });
});

describe('test/rbac/cli: lines of a batch', () => {
  async function linesIn(...chunks: string[]) {
    async function* stream() {
      for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
    }
    const groups: (string | undefined)[][] = [];
    for await (const group of linesOf(stream())) groups.push(group);
    return groups;
  }

  it('come with the chunk that ends them, so that whoever waits is answered', async () => {
    expect(await linesIn('a\nb\nc', 'd\n', 'é')).toEqual([['a', 'b'], ['cd'], ['é']]);
    expect(await linesIn('a\n\n', '\n')).toEqual([['a', ''], ['']]);
    expect(await linesIn()).toEqual([]);
  });

  it('are not kept where they are too long for any API server', async () => {
    const long = 'x'.repeat(9 << 20);
    expect(await linesIn(long, long, '\nnext\n')).toEqual([[undefined, 'next']]);
  });
});

describe('test/rbac/cli: one question', () => {
  const robot = ['--as', 'system:serviceaccount:shop:robot'];

  it('adds the groups of a service account, and tells the chain', async () => {
    const yes = await demarc(
      'can-i',
      folder(exported(objects)),
      'get',
      'pods',
      'web',
      '-n',
      'bank',
      ...robot,
    );
    expect(yes).toMatchObject({ code: 0, error: '' });
    expect(yes.out).toContain('Yes  system:serviceaccount:shop:robot: get pods named web, in namespace bank');
    expect(yes.out).toContain('by ClusterRoleBinding readers → ClusterRole reader');
    expect(yes.out).toContain('rule 0: get, list on pods');
    const no = await demarc('can-i', folder(exported(objects)), 'delete', 'pods', ...robot);
    expect(no).toMatchObject({ code: 1, out: expect.stringContaining('No  ') });
  });

  it('says that nobody can say where a list is missing, with exit code 3', async () => {
    const { [fileOf('roles')]: _gone, ...files } = exported(objects);
    const { code, out } = await demarc('can-i', folder(files), 'delete', 'pods', ...robot);
    expect(code).toBe(3);
    expect(out).toContain('Nobody can say');
    expect(out).toContain('kubernetes/roles.rbac.authorization.k8s.io');
  });

  it('leaves out the namespace of what is in none: no RoleBinding grants nodes', async () => {
    const held = [
      clusterRole('all', rule('*', '*', '*')),
      roleBinding('shop', 'b', 'ClusterRole:all', 'User:ann'),
    ];
    const nodes = await demarc(
      'can-i',
      folder(exported(held)),
      'get',
      'nodes',
      '-n',
      'shop',
      '--as',
      'ann',
      '--format',
      'json',
    );
    expect(JSON.parse(nodes.out)).toMatchObject({ allowed: false, namespaceIgnored: true, cluster: 'c0aa' });
    const pods = await demarc(
      'can-i',
      folder(exported(held)),
      'get',
      'po',
      '-n',
      'shop',
      '--as',
      'ann',
      '--format',
      'json',
    );
    expect(JSON.parse(pods.out)).toMatchObject({ allowed: true, namespaceIgnored: false });
  });

  it('speaks Chinese', async () => {
    const { out } = await demarc(
      'can-i',
      folder(exported(objects)),
      'get',
      'pods',
      ...robot,
      '--lang',
      'zh-CN',
    );
    expect(out).toContain('允许');
  });

  it('makes names from outside inert', async () => {
    const held = [clusterRole('r', rule('get', 'pods')), clusterRoleBinding('b', 'r', 'User:a\u001b[2Jb')];
    const { out } = await demarc('who-can', folder(exported(held)), 'get', 'pods');
    expect(out).not.toContain('\u001b');
    expect(out).toContain('a\\u001b[2Jb');
  });

  it('tells who can, in every namespace', async () => {
    const { code, out } = await demarc(
      'who-can',
      folder(exported(objects)),
      'create',
      'deployments.apps/scale',
      'web',
      '--format',
      'json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out).holders).toEqual([
      {
        subject: { kind: 'ServiceAccount', namespace: 'shop', name: 'robot' },
        because: [
          expect.objectContaining({ binding: { kind: 'RoleBinding', namespace: 'shop', name: 'deployers' } }),
        ],
      },
    ]);
  });

  it('tells every rule of a subject', async () => {
    const { code, out } = await demarc('rules', folder(exported(objects)), ...robot);
    expect(code).toBe(0);
    expect(out).toContain('rule 0: get, list on pods');
    expect(out).toContain('rule 1: get on /metrics');
    expect(out).toContain('rule 0: create on deployments.apps/scale named web');
    expect(out).toContain('in namespace shop');
  });

  it.each([
    [['get', 'po'], { resource: 'pods', group: '' }],
    [['get', 'deploy'], { resource: 'deployments', group: 'apps' }],
    [['get', 'deployments.apps/scale'], { resource: 'deployments', group: 'apps', subresource: 'scale' }],
    [['get', 'pods/exec', 'web'], { resource: 'pods', group: '', subresource: 'exec', name: 'web' }],
    [['get', 'things.example.com'], { resource: 'things', group: 'example.com' }],
    [['get', 'constructor'], { resource: 'constructor', group: '' }],
  ])('reads %j as kubectl does', (words, expected) => {
    expect(toQuestion(words, undefined).request.resourceAttributes).toEqual({ verb: 'get', ...expected });
  });

  it('reads a URL, which has neither name nor namespace', () => {
    expect(toQuestion(['get', '/healthz'], undefined).request).toEqual({
      nonResourceAttributes: { verb: 'get', path: '/healthz' },
    });
    expect(() => toQuestion(['get', '/healthz'], 'shop')).toThrow(/neither a name nor a namespace/);
  });
});
