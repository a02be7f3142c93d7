import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importText } from '../../src/advisories/import/import-document.ts';
import { type Files, writeFolder } from '../contract/folder.ts';
import { CLUSTER, kubernetesNode, NODE, node, POOL, pool } from '../contract/world.ts';
import { demarc, filesOn, list, withFile } from './ask.ts';

const folder = mkdtempSync(join(tmpdir(), 'demarc-exports-'));
const snapshot = join(folder, 'demo.ndjson');
beforeAll(async () => {
  await demarc('demo', '--snapshot', snapshot, '--format', 'json', '--output', join(folder, 'demo.json'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Vex {
  timestamp: string;
  author: string;
  tooling: string;
  statements: {
    vulnerability: { name: string };
    status: string;
    justification?: string;
    impact_statement?: string;
    action_statement?: string;
    status_notes?: string;
    products: { '@id': string }[];
  }[];
}

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/openvex-0.2.0.schema.json'), 'utf8'),
) as object;

/** What the published schema finds wrong, and a document that says two things of one product. */
function vexFaults(document: Vex): string[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  validate(document);
  const said = document.statements.flatMap(({ vulnerability, products }) =>
    products.map((product) => `${vulnerability.name} ${product['@id']}`),
  );
  const twice = said.filter((text, at) => said.indexOf(text) !== at);
  return [
    ...(validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
    ...twice.map((text) => `twice: ${text}`),
  ].slice(0, 5);
}

async function vexOf(command: readonly string[], files: Files, ...flags: string[]): Promise<Vex> {
  const input = writeFolder(files);
  try {
    const { out, error } = await demarc(...command, input, '--format', 'openvex', ...flags);
    if (out === '') throw new Error(error);
    const document = JSON.parse(out) as Vex;
    expect(vexFaults(document)).toEqual([]);
    return document;
  } finally {
    rmSync(input, { recursive: true, force: true });
  }
}

/** What a document says of a component, product by product. */
function saidOf({ statements }: Vex, component: string, vulnerability?: string) {
  return statements
    .filter(({ vulnerability: { name } }) => vulnerability === undefined || name === vulnerability)
    .flatMap(({ products, status, justification }) =>
      products
        .filter((product) => new RegExp(`^pkg:generic/${component}[@?]`).test(product['@id']))
        .map((product) => [product['@id'], status, ...(justification === undefined ? [] : [justification])]),
    );
}

const advise = (flaw: string) => ['advise', flaw];
const IMAGE = 'image=aliyun_3_x64_20G_alibase_20261015.vhd';

describe('OpenVEX of one advisory', () => {
  it('says of an affected component what to do, and of a fixed one that it is', async () => {
    const old = await vexOf(advise('CVE-2024-40635'), filesOn({ runtime: 'containerd://1.7.26' }));
    const product = (version: string) =>
      `pkg:generic/containerd@${version}?account=1000000000000001&cluster=${CLUSTER}&${IMAGE}&node-pool=${POOL}`;
    expect(saidOf(old, 'containerd')).toEqual([[product('1.7.26'), 'affected']]);
    expect(old.statements[0]?.action_statement).toMatch(
      /^Upgrade the container runtime .*fixed in 1\.7\.27\. Owed by: Customer\. Started by: the customer$/,
    );
    const fixed = await vexOf(advise('CVE-2024-40635'), filesOn({ runtime: 'containerd://1.7.27' }));
    expect(saidOf(fixed, 'containerd')).toEqual([[product('1.7.27'), 'fixed']]);
  });

  it('calls fixed only what is past a fix on its branch', async () => {
    // Introduced in 1.7.27: 1.7.26 never had it.
    const never = await vexOf(advise('CVE-2026-46680'), filesOn({ runtime: 'containerd://1.7.26' }));
    expect(saidOf(never, 'containerd').map(([, status]) => status)).toEqual(['not_affected']);
    expect(never.statements[0]?.impact_statement).toBe('The installed version is in no affected range.');
  });

  it('leaves what is undetermined under investigation, and says why', async () => {
    const { statements } = await vexOf(
      advise('CVE-2024-40635'),
      filesOn({ runtime: 'containerd://a-build' }),
    );
    const open = statements.find(({ status }) => status === 'under_investigation');
    expect(open?.status_notes).toContain('cannot be read');
  });

  it('gives a precondition that does not hold as the reason, never as a fix', async () => {
    const files = filesOn({});
    files[`kubernetes/${CLUSTER}/configz@cn-hangzhou%2E192%2E168%2E0%2E10.json`] = {
      kubeletconfig: { readOnlyPort: 0, authentication: { anonymous: { enabled: false } } },
    };
    const { statements } = await vexOf(advise('CVE-2025-0426'), files);
    const said = statements.find(({ products }) => products[0]?.['@id'].startsWith('pkg:generic/kubelet@'));
    expect(said?.status).toBe('not_affected');
    expect(said?.impact_statement).toContain('kubelet-read-only-port, which does not hold');
  });

  it('says that a component is not there only where every list was read', async () => {
    const whole = await vexOf(advise('CVE-2025-1974'), {
      ...filesOn({}),
      [`kubernetes/${CLUSTER}/pods.json`]: list(),
    });
    expect(saidOf(whole, 'ingress-nginx').map(([, ...told]) => told)).toEqual([
      ['not_affected', 'component_not_present'],
    ]);
    const part = filesOn({});
    delete (part as Record<string, unknown>)[`kubernetes/${CLUSTER}/pods.json`];
    const { statements } = await vexOf(advise('CVE-2025-1974'), part);
    expect(statements.map(({ status }) => status)).toEqual(['under_investigation']);
  });

  it('tells nodes of one pool apart where their answers differ, and joins them where not', async () => {
    const second = (runtime: string, image?: string) =>
      filesOn(
        {},
        {
          pools: [pool()],
          nodes: [
            node(),
            node({ instance_id: 'i-2', node_name: 'second', ...(image && { image_id: image }) }),
          ],
          kubernetesNodes: [
            kubernetesNode({ status: { nodeInfo: { containerRuntimeVersion: 'containerd://1.7.26' } } }),
            kubernetesNode({
              metadata: { name: 'second' },
              spec: { providerID: 'cn-hangzhou.i-2' },
              status: { nodeInfo: { containerRuntimeVersion: runtime } },
            }),
          ],
        },
      );
    const alike = await vexOf(advise('CVE-2024-40635'), second('containerd://1.7.26'));
    expect(saidOf(alike, 'containerd')).toHaveLength(1);
    const apart = await vexOf(advise('CVE-2024-40635'), second('containerd://1.7.27'));
    expect(saidOf(apart, 'containerd').map(([id, status]) => [id?.slice(12, 29), status])).toEqual([
      ['containerd@1.7.26', 'affected'],
      ['containerd@1.7.27', 'fixed'],
    ]);
  });

  it('keeps names from outside inside of their identifiers', async () => {
    const hostile = `x'; "&node-pool=other?#@%\u202e`;
    const files = filesOn(
      {},
      {
        nodes: [node({ node_name: NODE, image_id: hostile })],
        pools: [pool({ nodepool_info: { name: hostile } })],
      },
    );
    const document = await vexOf(advise('CVE-2024-40635'), files);
    for (const { products } of document.statements)
      for (const { '@id': id } of products) {
        expect(id).toMatch(/^pkg:generic\/[A-Za-z0-9%._~-]+(?:@[A-Za-z0-9%._~-]+)?\?[A-Za-z0-9%._~=&-]*$/);
        expect(id.split('node-pool=').length).toBeLessThanOrEqual(2);
      }
  });
});

describe('OpenVEX of every advisory', () => {
  it('is valid for the demonstration account, and the same each time', async () => {
    const [one, two] = [
      await demarc('advisories', 'export', snapshot),
      await demarc('advisories', 'export', snapshot),
    ];
    expect([one.code, one.error]).toEqual([0, '']);
    expect(one.out).toBe(two.out);
    const document = JSON.parse(one.out) as Vex;
    expect(vexFaults(document)).toEqual([]);
    const statuses = new Set(document.statements.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(['affected', 'fixed', 'not_affected', 'under_investigation']);
    expect(new Set(document.statements.map(({ vulnerability }) => vulnerability.name)).size).toBeGreaterThan(
      100,
    );
    const [header] = readFileSync(snapshot, 'utf8').split('\n');
    expect(header).toContain(`"collectedAt":"${document.timestamp.replace(/Z$/, '')}`);
  }, 60_000);

  it('is not taken back in as the word of a supplier', async () => {
    const { out } = await demarc('advisories', 'export', snapshot);
    const { entries, refused } = importText(out);
    expect(entries).toEqual([]);
    expect(refused.join()).toContain('Demarc wrote it itself');
  }, 60_000);

  it('takes one cluster alone, and refuses a document without a statement', async () => {
    const { out } = await demarc('advisories', 'export', snapshot, '--cluster', 'shop-prod');
    const document = JSON.parse(out) as Vex;
    expect(vexFaults(document)).toEqual([]);
    const clusters = document.statements.flatMap(({ products }) =>
      products.flatMap((product) => /cluster=([^&]+)/.exec(product['@id'])?.[1] ?? []),
    );
    expect(new Set(clusters).size).toBe(1);
    const at = '2026-01-01T00:00:00Z';
    const taken = JSON.stringify({ id: 'CVE-2030-9', modified: at, withdrawn: at, affected: [] });
    const nothing = await withFile('taken.json', taken, (path) =>
      demarc('advise', path, snapshot, '--format', 'openvex'),
    );
    expect([nothing.code, nothing.out]).toEqual([2, '']);
    expect(nothing.error).toContain('an OpenVEX document needs a statement');
  }, 60_000);
});

describe('CSV', () => {
  it('has one line a scope and component, with the columns of its head', async () => {
    const json = await demarc('advise', 'CVE-2024-40635', snapshot, '--format', 'json');
    const { scopes } = JSON.parse(json.out) as { scopes: unknown[] };
    const { out, code } = await demarc('advise', 'CVE-2024-40635', snapshot, '--format', 'csv');
    expect(code).toBe(json.code);
    const lines = out.trimEnd().split('\r\n');
    expect(lines).toHaveLength(scopes.length + 1);
    expect(lines[0]).toMatch(/^advisory,severity,.*,component,version,.*,party,trigger,state,/);
    for (const line of lines) expect(line.replaceAll(/"(?:[^"]|"")*"/g, 'x').split(',')).toHaveLength(34);
  });

  it('lets no name from outside become a formula', async () => {
    const files = filesOn({}, { cluster: undefined as never });
    files['cs/DescribeClustersV1.json'] = JSON.parse(
      JSON.stringify(files['cs/DescribeClustersV1.json']).replaceAll('"shop-prod"', '"=HYPERLINK(1)"'),
    ) as never;
    files[`cs/DescribeClusterDetail@${CLUSTER}.json`] = JSON.parse(
      JSON.stringify(files[`cs/DescribeClusterDetail@${CLUSTER}.json`]).replaceAll(
        '"shop-prod"',
        '"=HYPERLINK(1)"',
      ),
    ) as never;
    const input = writeFolder(files);
    const { out } = await demarc('advise', 'CVE-2024-40635', input, '--format', 'csv');
    rmSync(input, { recursive: true, force: true });
    expect(out).toContain(",'=HYPERLINK(1),");
    expect(out).not.toMatch(/(?:^|,)=/m);
  });

  it('of every advisory has them all, with notes in the language that was asked for', async () => {
    const { out } = await demarc('advisories', 'export', snapshot, '--format', 'csv', '--lang', 'zh-CN');
    const flaws = new Set(
      out
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0]),
    );
    expect(flaws.size).toBeGreaterThan(100);
    expect(out).toContain('未读取');
  }, 60_000);
});
