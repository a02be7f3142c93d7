import { isObject, type Json, type JsonObject, member } from '../../kernel/json.ts';
import type { Evidence } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { at, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { type Amount, amountOf, limitOf, resourceFaults, unlessInstance } from '../kit/quantities.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

// The API server refuses limits of ephemeral containers.
const KINDS = ['containers', 'initContainers'] as const;
const SHARED = ['cpu', 'memory'] as const;
const STORAGE = 'ephemeral-storage';

interface Unlimited {
  what: string;
  evidence: Evidence;
}

export default defineCheck({
  id: 'pod-limits-missing',
  title: { en: 'Resource limits are missing', 'zh-CN': '未设置资源限制' },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Unlimited: {unlimited}. One pod can starve the node',
    'zh-CN': '未设置限制：{unlimited}，单个 Pod 即可耗尽节点资源',
  },
  act: {
    step: {
      en: 'Set resources.limits (and sizeLimit of an emptyDir) for {unlimited}, or a LimitRange in the namespace',
      'zh-CN':
        '为 {unlimited} 设置 resources.limits（emptyDir 设置 sizeLimit），或在命名空间中配置 LimitRange',
    },
    ...changeOwner,
  },
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  applies: unlessInstance,
  judge(row) {
    if (isLimited(row)) return pass;
    const found: Unlimited[] = [];
    const invalid: string[] = [];
    eachLimit(row, (amount, what, path, value) => {
      if (amount === 'none') found.push({ what, evidence: inSpec(row, path, value) });
      else if (amount === 'invalid') invalid.push(path);
    });
    if (found.length > 0)
      return fail(
        { unlimited: found.map(({ what }) => what) },
        found.map(({ evidence }) => evidence),
      );
    return invalid.length > 0 ? unknown(...resourceFaults(row, invalid)) : pass;
  },
});

/** The answer for a pod that is in order, without anything to say of it. */
function isLimited({ spec }: PodTemplate): boolean {
  let storage = false;
  for (const kind of KINDS) {
    const list = member(spec, kind);
    if (!Array.isArray(list)) continue;
    for (const container of list as JsonObject[]) {
      const stored = limitOf(container, STORAGE);
      if (stored === 'invalid') return false;
      storage ||= stored === 'some';
      for (const name of SHARED) if (ownOrShared(container, spec, name) !== 'some') return false;
    }
  }
  return storage;
}

/** A limit of the pod holds for all of its containers together. */
function ownOrShared(container: JsonObject, spec: JsonObject, name: string): Amount {
  const own = limitOf(container, name);
  return own === 'none' ? limitOf(spec, name) : own;
}

type Note = (amount: Amount, what: string, path: string, value?: Json) => void;

function eachLimit(row: PodTemplate, note: Note): void {
  let storage = false;
  for (const kind of KINDS) {
    const list = member(row.spec, kind);
    if (!Array.isArray(list)) continue;
    for (const [index, container] of (list as JsonObject[]).entries()) {
      const limits = `/${kind}/${index}/resources/limits`;
      for (const name of SHARED) {
        const what = `${String(container.name ?? index)} ${name}`;
        const value = at(container, 'resources', 'limits', name);
        note(ownOrShared(container, row.spec, name), what, `${limits}/${name}`, value);
      }
      const stored = limitOf(container, STORAGE);
      if (stored === 'invalid') note(stored, STORAGE, `${limits}/${STORAGE}`);
      storage ||= stored !== 'none';
    }
  }
  // The kubelet adds up what containers may store, and evicts the pod that uses more of its disk.
  if (storage) return;
  note('none', STORAGE, `/containers/0/resources/limits/${STORAGE}`);
  noteEmptyDirs(row, note);
}

function noteEmptyDirs(row: PodTemplate, note: Note): void {
  const volumes = member(row.spec, 'volumes');
  if (!Array.isArray(volumes)) return;
  volumes.forEach((volume, index) => {
    const emptyDir = at(volume, 'emptyDir');
    // In memory it counts as the container's that wrote it.
    if (!isObject(emptyDir) || (at(emptyDir, 'medium') ?? '') !== '') return;
    const path = `/volumes/${index}/emptyDir/sizeLimit`;
    const value = at(emptyDir, 'sizeLimit');
    note(amountOf(value), `emptyDir ${String(at(volume, 'name'))}`, path, value);
  });
}
