import type { AnyCheck } from '../checks/kit/define-check.ts';
import { groupOf, kindName, SHORT_NAMES, templateOf } from '../manifests/kinds.ts';
import { PlacedFault, type PlacedNode, placedDocuments } from '../manifests/placed-node.ts';
import { DUTIES, LAYERS } from '../model/layer.ts';
import { SEVERITIES } from '../model/severity.ts';
import { Expression } from './expression.ts';
import { placeInFile } from './expression-place.ts';
import { readCase, type UserCase } from './user-case.ts';
import { UserCheck } from './user-check.ts';

/** A file of checks, as it was read. */
export interface UserCheckFile {
  file: string;
  text: string;
}

/** A check with the cases that its author gave. */
export interface ReadUserCheck {
  file: string;
  line: number;
  check: UserCheck;
  cases: UserCase[];
}

const MEMBERS = [
  'id',
  'title',
  'layer',
  'duty',
  'severity',
  'subject',
  'when',
  'expression',
  'message',
  'act',
  'why',
  'path',
  'references',
  'cases',
];

// No check of ours starts so; see the test of the catalogue.
const ID = /^x-[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads every check of the files; of one that is wrong there is a fault, and the rest goes on. */
export function readUserChecks(files: readonly UserCheckFile[]): {
  checks: ReadUserCheck[];
  faults: PlacedFault[];
} {
  const checks: ReadUserCheck[] = [];
  const faults: PlacedFault[] = [];
  const places = new Map<string, string>();
  const attempt = (read: () => void) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof PlacedFault)) throw error;
      faults.push(error);
    }
  };
  for (const { file, text } of files)
    attempt(() => {
      const nodes = placedDocuments(file, text).flatMap((document) => document.oneOrMore());
      for (const node of nodes) attempt(() => checks.push(readCheck(node, file, places)));
    });
  return { checks, faults };
}

function readCheck(node: PlacedNode, file: string, places: Map<string, string>): ReadUserCheck {
  node.only(MEMBERS);
  const id = readId(node.needed('id'), places);
  const title = node.needed('title').bilingual();
  const kinds = node.needed('subject').oneOrMore().map(readSubject);
  const concerns = (kind: string) => kinds.some((of) => of(kind));
  const check: AnyCheck = {
    id,
    title,
    layer: node.needed('layer').oneOf(LAYERS),
    duty: node.needed('duty').oneOf(DUTIES),
    severity: node.needed('severity').oneOf(SEVERITIES),
    // What it judges has no table: `concerns` says which objects.
    subject: 'podTemplates',
    reads: [],
    message: node.member('message')?.bilingual() ?? title,
    act: { step: node.needed('act').bilingual() },
    references:
      node
        .member('references')
        ?.items()
        .map((item) => item.text()) ?? [],
    judge: () => ({ verdict: 'not-applicable', because: 'it judges objects, not rows' }),
  };
  const variables = new Set(['object', 'namespaceObject', ...(mayHavePods(node) ? ['pod'] : [])]);
  const when = node.member('when');
  const read = new UserCheck({
    check,
    why: node.member('why')?.bilingual(),
    concerns,
    when: when === undefined ? undefined : readExpression(when, variables),
    expression: readExpression(node.needed('expression'), variables),
    path: readPath(node.member('path')) ?? (isOnlyPod(node) ? '/spec' : ''),
    pathIn: isOnlyPod(node) ? 'pod' : 'object',
    ofPods: concerns('Pod') && [when, node.needed('expression')].every(isOfPods),
  });
  const { line } = node.fault('');
  const cases =
    node
      .member('cases')
      ?.items()
      .map((item) => readCase(item)) ?? [];
  return { file, line, check: read, cases };
}

function readId(node: PlacedNode, places: Map<string, string>): string {
  const id = node.text();
  if (!ID.test(id))
    throw node.fault(
      `${JSON.stringify(id)} is no id for a check of your own: it starts with x-, with small letters, digits and hyphens behind`,
    );
  const before = places.get(id);
  if (before !== undefined) throw node.fault(`there is another check ${id}, at ${before}`);
  const { file, line } = node.fault('');
  places.set(id, `${file}:${line}`);
  return id;
}

/** `pod`, a name such as kubectl takes, or `{apiVersion, kind}` of any kind. */
function readSubject(node: PlacedNode): (kind: string) => boolean {
  if (typeof node.value !== 'string') {
    const kind = kindOf(node);
    return (name) => name === kind;
  }
  if (node.value === 'pod') return (name) => templateOf(name) !== undefined;
  const kinds = SHORT_NAMES.get(node.oneOf([...SHORT_NAMES.keys()])) ?? [];
  return (name) => kinds.includes(name);
}

/** Versions of one group are not told apart: an object says its own with `object.apiVersion`. */
function kindOf(node: PlacedNode): string {
  node.only(['apiVersion', 'kind']);
  return kindName(node.needed('kind').text(), groupOf(node.needed('apiVersion').text()));
}

function mayHavePods(node: PlacedNode): boolean {
  return node
    .needed('subject')
    .oneOrMore()
    .some((subject) => {
      if (typeof subject.value !== 'string') return templateOf(kindOf(subject)) !== undefined;
      const kinds = SHORT_NAMES.get(subject.value) ?? [];
      return subject.value === 'pod' || kinds.some((kind) => templateOf(kind) !== undefined);
    });
}

function readExpression(node: PlacedNode, variables: ReadonlySet<string>): Expression {
  const text = node.text();
  const found = Expression.compile(text, variables);
  if (found instanceof Expression) return found;
  throw node.fault(`the expression is wrong: ${found.problem}`, placeInFile(node, text, found.at));
}

/** It looks at nothing but `pod`. */
function isOfPods(node: PlacedNode | undefined): boolean {
  return node === undefined || Expression.compile(node.text(), new Set(['pod'])) instanceof Expression;
}

/** Where the pod template stands differs from kind to kind. */
function isOnlyPod(node: PlacedNode): boolean {
  return node
    .needed('subject')
    .oneOrMore()
    .every(({ value }) => value === 'pod');
}

function readPath(node: PlacedNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  const path = node.text();
  if (!/^(?:\/(?:[^~/]|~[01])*)*$/.test(path))
    throw node.fault(`${JSON.stringify(path)} is no path into an object: write it like /spec/type`);
  return path;
}
