import { countOf, fill } from '../messages/fill.ts';
import type { Request, Subject } from '../rbac/access-review.ts';
import type { Answer, Grant } from '../rbac/allowed.ts';
import type { RbacPolicy } from '../rbac/policy.ts';
import type { PolicyRule } from '../rbac/policy-rule.ts';
import { objectKey, objectText } from '../rbac/rbac-object.ts';
import type { HeldRule, HeldRules } from '../rbac/rules-for.ts';
import type { WhoCan } from '../rbac/who-can.ts';
import { Page, type TextOptions } from './text-page.ts';

interface Asked {
  request: Request;
  namespaceIgnored: boolean;
}

/** The answer to one question, and every chain that grants it. */
export function renderCanI(
  policy: RbacPolicy,
  { subject, ...answer }: Asked & Answer & { subject: Subject },
  options: TextOptions,
): string {
  const page = new Page(options);
  const { rbac } = page.messages;
  const said = answer.allowed === null ? rbac.unknown : answer.allowed ? rbac.yes : rbac.no;
  const style = answer.allowed === null ? 'yellow' : answer.allowed ? 'green' : 'red';
  const asked = {
    who: subject.user ?? '',
    what: whatOf(page, answer.request),
    where: whereOf(page, answer.request),
  };
  page.item(`${said}  `, fill(rbac.asked, asked), 0, 'bold', style);
  page.item(`${rbac.groups}  `, (subject.groups ?? []).join(', '), 2, 'dim');
  if (answer.namespaceIgnored) page.text(rbac.namespaceIgnored, 2, 'yellow');
  for (const grant of answer.because) {
    if (grant === 'superuser') page.text(rbac.superuser, 2);
    else writeGrant(page, policy, grant, 2);
  }
  if (answer.allowed === false) page.text(rbac.noGrant, 2);
  if (answer.rbacOnly) page.text(rbac.nodeToo, 2, 'yellow');
  writeReasons(page, answer.reasons);
  return page.toString();
}

/** Everybody who can, with the chains that let them. */
export function renderWhoCan(policy: RbacPolicy, found: Asked & WhoCan, options: TextOptions): string {
  const page = new Page(options);
  const { rbac } = page.messages;
  const where =
    found.request.resourceAttributes?.namespace === undefined
      ? anyScope(page, found.request)
      : whereOf(page, found.request);
  page.text(`${whatOf(page, found.request)}, ${where}`, 0, 'bold');
  if (found.namespaceIgnored) page.text(rbac.namespaceIgnored, 0, 'yellow');
  page.text(found.holders.length === 0 ? rbac.nobody : countOf(rbac.whoCan, found.holders.length));
  for (const { subject, because } of found.holders) {
    page.line();
    page.text(objectText(subject), 2, 'bold');
    for (const grant of because) writeGrant(page, policy, grant, 4);
  }
  page.line();
  page.text(rbac.masters, 0, 'dim');
  writeReasons(page, found.reasons);
  return page.toString();
}

/** Every rule of one subject, under the binding that gives it. */
export function renderRules(
  { subject, rules, reasons }: HeldRules & { subject: Subject },
  options: TextOptions,
): string {
  const page = new Page(options);
  const { rbac } = page.messages;
  page.heading(subject.user ?? '', rules.length === 0 ? rbac.noRules : countOf(rbac.rules, rules.length));
  page.item(`${rbac.groups}  `, (subject.groups ?? []).join(', '), 2, 'dim');
  for (const held of Map.groupBy(rules, ({ because }) => objectKey(because.binding)).values())
    writeHeld(page, held as [HeldRule, ...HeldRule[]]);
  writeReasons(page, reasons);
  return page.toString();
}

function writeHeld(page: Page, held: [HeldRule, ...HeldRule[]]): void {
  const [{ because, namespace }] = held;
  page.line();
  page.text(scopeOf(page, namespace), 2, 'bold');
  writeChain(page, because, 2);
  for (const { rule, because: grant } of held) writeRule(page, rule, grant.rule, 4);
}

function writeGrant(page: Page, policy: RbacPolicy, grant: Grant, indent: number): void {
  writeChain(page, grant, indent);
  const rule = policy.roles.get(objectKey(grant.role))?.object.rules[grant.rule];
  if (rule !== undefined) writeRule(page, rule, grant.rule, indent + 2);
}

function writeChain(page: Page, { binding, role, subject }: Grant, indent: number): void {
  const { rbac } = page.messages;
  const named = fill(rbac.names, { subject: objectText(subject) });
  page.item(
    `${rbac.by} `,
    `${objectText(binding)} → ${objectText(role)} (${scopeOf(page, binding.namespace)}), ${named}`,
    indent,
  );
}

function writeRule(page: Page, rule: PolicyRule, index: number, indent: number): void {
  page.text(fill(page.messages.rbac.rule, { index, rule: ruleText(page, rule) }), indent, 'dim');
}

function ruleText(page: Page, rule: PolicyRule): string {
  const { rbac } = page.messages;
  const groups = rule.apiGroups ?? [];
  const resources = (rule.resources ?? []).flatMap((resource) =>
    groups.map((group) => qualified(resource, group)),
  );
  const names = rule.resourceNames ?? [];
  const all = [...resources, ...(rule.nonResourceURLs ?? [])].join(', ');
  const targets = names.length === 0 ? all : fill(rbac.namedOnly, { targets: all, names });
  return fill(rbac.verbs, { verbs: rule.verbs, targets });
}

/** `deployments.apps/scale`, as the commands take it. */
function qualified(resource: string, group: string): string {
  if (group === '') return resource;
  const slash = resource.indexOf('/');
  return slash < 0 ? `${resource}.${group}` : `${resource.slice(0, slash)}.${group}${resource.slice(slash)}`;
}

function whatOf(page: Page, { resourceAttributes, nonResourceAttributes }: Request): string {
  if (resourceAttributes === undefined)
    return `${nonResourceAttributes?.verb ?? ''} ${nonResourceAttributes?.path ?? ''}`;
  const { verb = '', group = '', resource = '', subresource = '', name = '' } = resourceAttributes;
  const kind = qualified(subresource === '' ? resource : `${resource}/${subresource}`, group);
  return `${verb} ${name === '' ? kind : fill(page.messages.rbac.named, { resource: kind, name })}`;
}

function whereOf(page: Page, { resourceAttributes }: Request): string {
  const { rbac } = page.messages;
  if (resourceAttributes === undefined) return rbac.url;
  return scopeOf(page, resourceAttributes.namespace);
}

function anyScope(page: Page, request: Request): string {
  return request.resourceAttributes === undefined ? page.messages.rbac.url : page.messages.rbac.anyScope;
}

function scopeOf(page: Page, namespace: string | undefined): string {
  const { rbac } = page.messages;
  return namespace === undefined ? rbac.everywhere : fill(rbac.inNamespace, { namespace });
}

function writeReasons(page: Page, reasons: readonly string[]): void {
  if (reasons.length === 0) return;
  page.heading(page.messages.rbac.why);
  for (const reason of reasons) page.item('- ', reason, 2);
}
