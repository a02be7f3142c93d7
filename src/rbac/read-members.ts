import { dig, isObject, type Json, member } from '../kernel/json.ts';
import { type LabelSelector, readLabelSelector, readLabels } from './label-selector.ts';
import { type PolicyRule, RULE_MEMBERS } from './policy-rule.ts';
import {
  type BindingKind,
  type BindingObject,
  type ObjectName,
  RBAC_GROUP,
  type RbacSubject,
  type RoleKind,
  type RoleObject,
  type RoleRef,
} from './rbac-object.ts';

/** A role whose rules are no list, or one of whose rules is none, may grant more than was read. */
export function readRole(value: Json, id: ObjectName<RoleKind>): RoleObject {
  const doubts: string[] = [];
  // The API server writes `null` for no rules.
  const listed = member(value, 'rules') ?? [];
  if (!Array.isArray(listed)) doubts.push('its rules are no list');
  const rules = Array.isArray(listed) ? listed.map(readRule) : [];
  const odd = rules.flatMap((rule, index) => (rule === undefined ? [index] : []));
  if (odd.length > 0)
    doubts.push(`${odd.length === 1 ? 'rule' : `${odd.length} rules, the first`} ${odd[0]} cannot be read`);
  const selectors = id.kind === 'ClusterRole' ? readSelectors(dig(value, 'aggregationRule')) : undefined;
  const role: RoleObject = {
    id,
    // In its place a rule that allows nothing, so that the indexes of the others stay true.
    rules: rules.map((rule) => rule ?? { verbs: [] }),
    labels: readLabels(dig(value, 'metadata', 'labels')) ?? new Map(),
    served:
      dig(value, 'metadata', 'uid') !== undefined || dig(value, 'metadata', 'resourceVersion') !== undefined,
    doubts,
  };
  if (selectors !== undefined) role.selectors = selectors;
  return role;
}

function readRule(value: Json): PolicyRule | undefined {
  if (!isObject(value)) return undefined;
  const rule: Record<string, readonly string[]> = {};
  for (const name of RULE_MEMBERS) {
    const list = member(value, name) ?? undefined;
    if (list === undefined && name !== 'verbs') continue;
    if (!Array.isArray(list) || !list.every((item) => typeof item === 'string')) return undefined;
    rule[name] = list as string[];
  }
  return rule as unknown as PolicyRule;
}

function readSelectors(rule: unknown): readonly LabelSelector[] | undefined {
  if (!isObject(rule)) return undefined;
  const listed = member(rule, 'clusterRoleSelectors') ?? [];
  const selectors = Array.isArray(listed) ? listed.map(readLabelSelector) : [];
  return selectors.filter((selector) => selector !== undefined);
}

/** A binding whose subjects or role cannot be read may grant to anybody, or anything. */
export function readBinding(value: Json, id: ObjectName<BindingKind>): BindingObject {
  const doubts: string[] = [];
  const listed = member(value, 'subjects') ?? [];
  const subjects = Array.isArray(listed) ? listed.map(readSubject) : [undefined];
  const anybody = subjects.includes(undefined);
  if (anybody) doubts.push(Array.isArray(listed) ? 'a subject cannot be read' : 'its subjects are no list');
  const roleRef = readRoleRef(member(value, 'roleRef'));
  if (roleRef === undefined) doubts.push('its roleRef cannot be read');
  const binding: BindingObject = {
    id,
    subjects: subjects.filter((subject) => subject !== undefined),
    anybody,
    doubts,
    oddities: oddities(value, id.kind),
  };
  if (roleRef !== undefined) binding.roleRef = roleRef;
  return binding;
}

function readSubject(value: Json): RbacSubject | undefined {
  const kind = member(value, 'kind');
  const name = member(value, 'name');
  const namespace = member(value, 'namespace') ?? '';
  if (typeof kind !== 'string' || typeof name !== 'string' || typeof namespace !== 'string') return undefined;
  return namespace === '' ? { kind, name } : { kind, name, namespace };
}

function readRoleRef(value: unknown): RoleRef | undefined {
  const kind = member(value, 'kind');
  const name = member(value, 'name');
  return typeof kind === 'string' && typeof name === 'string' ? { kind, name } : undefined;
}

/** An API server would have refused these; the authoriser, which decides, passes over them. */
function oddities(value: Json, kind: BindingKind): string[] {
  const listed = member(value, 'subjects');
  const found = (Array.isArray(listed) ? listed : []).flatMap((subject) => oddityOfSubject(subject, kind));
  const group = dig(value, 'roleRef', 'apiGroup') ?? RBAC_GROUP;
  if (group !== RBAC_GROUP && group !== '')
    found.push(`its roleRef has the apiGroup ${JSON.stringify(group)}`);
  return [...new Set(found)];
}

function oddityOfSubject(subject: Json, bindingKind: BindingKind): string[] {
  const kind = member(subject, 'kind');
  const name = member(subject, 'name');
  if (typeof kind !== 'string' || typeof name !== 'string') return [];
  const isAccount = kind === 'ServiceAccount';
  if (!isAccount && kind !== 'User' && kind !== 'Group')
    return [`a subject is of kind ${JSON.stringify(kind)}, which nobody is`];
  const found: string[] = [];
  const group = member(subject, 'apiGroup') ?? '';
  if (group !== '' && (isAccount || group !== RBAC_GROUP))
    found.push(`${kind} ${JSON.stringify(name)} has the apiGroup ${JSON.stringify(group)}`);
  if (name === '') found.push(`a subject of kind ${kind} has an empty name`);
  if (isAccount && bindingKind === 'ClusterRoleBinding' && (member(subject, 'namespace') ?? '') === '')
    found.push(`ServiceAccount ${JSON.stringify(name)} has no namespace, so nobody is it`);
  return found;
}
