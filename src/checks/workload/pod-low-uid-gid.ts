import { type JsonObject, member } from '../../kernel/json.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { Fail, Pass } from '../../model/verdict.ts';
import { type Container, containersOf, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, hasOwnUserNamespace, isLinuxOrUnsaid, setting } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

/** Accounts of a node have lower numbers. */
const LOWEST = 10_000;
const KINDS = ['containers', 'initContainers', 'ephemeralContainers'] as const;

export default defineCheck({
  id: 'pod-low-uid-gid',
  title: { en: 'Low user id or root group', 'zh-CN': '用户 ID 过低或使用 root 组' },
  layer: 'workload',
  duty: 'configure',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: '{setters} may run with a user id below 10000 or in group 0, as accounts of the node do: {ids} (-: not set)',
    'zh-CN':
      '{setters} 可能以低于 10000 的用户 ID 或 root 组（0）运行，与节点账号重合：{ids}（- 表示未设置）',
  },
  act: {
    step: {
      en: 'Set runAsUser to 10000 or more and runAsGroup, fsGroup and supplementalGroups to other groups than 0 for {setters}',
      'zh-CN':
        '为 {setters} 将 runAsUser 设置为不小于 10000，并将 runAsGroup、fsGroup 和 supplementalGroups 设置为非 0 的组',
    },
    ...changeOwner,
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  applies: isLinuxOrUnsaid,
  judge(row) {
    if (hasOwnUserNamespace(row)) return pass;
    return keepsAway(row) ? pass : failOfIds(row);
  },
});

/** Without a list: nearly all of very many containers say the same. */
function keepsAway(row: PodTemplate): boolean {
  if (hasRootGroup(row.spec)) return false;
  for (const kind of KINDS) {
    const list = member(row.spec, kind);
    if (!Array.isArray(list)) continue;
    for (const container of list as JsonObject[])
      if (isLow(effective(row, container, 'runAsUser')) || isRoot(effective(row, container, 'runAsGroup')))
        return false;
  }
  return true;
}

function failOfIds(row: PodTemplate): Fail | Pass {
  const found: { setter: string; id: string; path: string; value: number | undefined }[] = [];
  const add = (container: Container, name: string, value: number | undefined) => {
    const own = setting(container.spec, name) !== undefined;
    const path = `${own ? container.path : ''}/securityContext/${name}`;
    found.push({ setter: container.name, id: `${name} ${value ?? '-'}`, path, value });
  };
  for (const container of containersOf(row)) {
    const user = effective(row, container.spec, 'runAsUser');
    const group = effective(row, container.spec, 'runAsGroup');
    if (isLow(user)) add(container, 'runAsUser', user);
    if (isRoot(group)) add(container, 'runAsGroup', group);
  }
  if (setting(row.spec, 'fsGroup') === 0)
    found.push({ setter: 'Pod', id: 'fsGroup 0', path: '/securityContext/fsGroup', value: 0 });
  const groups = setting(row.spec, 'supplementalGroups');
  const root = Array.isArray(groups) ? groups.indexOf(0) : -1;
  if (root >= 0) {
    const path = `/securityContext/supplementalGroups/${root}`;
    found.push({ setter: 'Pod', id: 'supplementalGroups 0', path, value: 0 });
  }
  return fail(
    {
      setters: [...new Set(found.map(({ setter }) => setter))],
      ids: [...new Set(found.map(({ id }) => id))],
    },
    found.map(({ path, value }) => inSpec(row, path, value)),
  );
}

function hasRootGroup(spec: JsonObject): boolean {
  const groups = setting(spec, 'supplementalGroups');
  return setting(spec, 'fsGroup') === 0 || (Array.isArray(groups) && groups.includes(0));
}

/** A container's own value, else the pod's. */
function effective(row: PodTemplate, container: JsonObject, name: string): number | undefined {
  const value = setting(container, name) ?? setting(row.spec, name);
  return typeof value === 'number' ? value : undefined;
}

/** Where none is set the image decides, and most name root. */
function isLow(user: number | undefined): boolean {
  return user === undefined || user < LOWEST;
}

/** Where none is set the kubelet takes root's group. */
function isRoot(group: number | undefined): boolean {
  return group === undefined || group === 0;
}
