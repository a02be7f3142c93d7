import { describe, expect, it } from 'vitest';
import { type LoadedDocument, loadText } from './load-text.ts';

function load(text: string, wanted = ['Pod', 'Deployment.apps']) {
  const documents: LoadedDocument[] = [];
  const loaded = loadText(text, {
    isWanted: (kind) => wanted.includes(kind),
    take: (document) => documents.push(document),
  });
  return {
    subjects: documents.flatMap(({ objects }) => objects.map(({ subject }) => subject)),
    count: loaded.count,
    others: loaded.others,
    unwanted: Object.fromEntries(loaded.unwanted),
    faults: loaded.faults.map((fault) => text.slice(0, fault.at).split('\n').length),
  };
}

const pod = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`;

describe('manifests/load-text', () => {
  it('reads every document of a stream, comments and empty ones left out', () => {
    const text = `# a comment\n---\n${pod('a')}---   # named\n${pod('b')}...\n---\n---\n# nothing\n`;
    expect(load(text)).toMatchObject({
      subjects: ['manifest/Pod/a', 'manifest/Pod/b'],
      count: 2,
      faults: [],
    });
  });

  it('names the line of a document that cannot be read, and goes on', () => {
    const text = `${pod('a')}---\nkind: Pod\n  x: [\n---\n${pod('b')}`;
    expect(load(text)).toMatchObject({ subjects: ['manifest/Pod/a', 'manifest/Pod/b'], faults: [7] });
  });

  it('does not parse kinds that are not wanted, and counts them', () => {
    const crd = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: [not: closed\n';
    expect(load(`${crd}---\n${pod('a')}`)).toMatchObject({
      subjects: ['manifest/Pod/a'],
      unwanted: { 'CustomResourceDefinition.apiextensions.k8s.io': 1 },
      faults: [],
    });
  });

  it.each([
    ['repeated', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\nkind: Pod\n'],
    ['quoted', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n"kind": Pod\n'],
    ['merged', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n<<: {kind: Pod}\n'],
    ['in a text', 'metadata: {name: x, note: "\nkind: ConfigMap\n"}\napiVersion: v1\n"kind": Pod\n'],
  ])('is not deceived by a kind that is %s', (_name, text) => {
    expect(load(text).subjects).toEqual(['manifest/Pod/x']);
  });

  it('takes lists apart, typed ones too', () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n';
    const typed =
      'apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- metadata: {name: b, namespace: shop}\n';
    expect(load(`${list}---\n${typed}`).subjects).toEqual([
      'manifest/Pod/a',
      'manifest/Deployment.apps/shop/b',
    ]);
  });

  it('reads a byte order mark, CRLF, and JSON objects one behind another', () => {
    expect(load(`\ufeff${pod('a').replaceAll('\n', '\r\n')}`).subjects).toEqual(['manifest/Pod/a']);
    const json = (name: string) => `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"${name}"}}`;
    expect(load(`${json('a')}\n${json('b')}\n`).subjects).toEqual(['manifest/Pod/a', 'manifest/Pod/b']);
  });

  it('counts documents that are no objects', () => {
    expect(load('a: 1\n---\n- b\n---\n$patch: delete\napiVersion: v1\nkind: Pod\n')).toMatchObject({
      subjects: [],
      others: 3,
    });
  });
});
