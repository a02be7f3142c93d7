import { countOf, fill } from '../messages/fill.ts';
import type { RbacPolicy } from '../rbac/policy.ts';
import { objectText } from '../rbac/rbac-object.ts';
import { DANGEROUS_RIGHTS } from '../reach/dangerous-rights.ts';
import type { DangerousReach } from '../reach/reach.ts';
import type { SubjectRisks } from '../reach/risks.ts';
import { Page, type TextOptions } from './text-page.ts';

/** Subjects with dangerous rights: where, through which binding and role, why it matters and what to do. */
export function renderRisks(
  policy: RbacPolicy,
  risks: readonly SubjectRisks[],
  options: TextOptions,
): string {
  const page = new Page(options);
  const { risks: words } = page.messages;
  page.heading(risks.length === 0 ? words.none : countOf(words.title, risks.length));
  for (const { subject, rights } of risks) {
    page.line();
    page.text(`${subject.kind} ${subject.name}`, 0, 'bold');
    // Whoever may do everything has every other right with it.
    const everything = rights.filter(
      ({ right, namespace }) => right === 'superuser' && namespace === undefined,
    );
    const shown = everything.length > 0 ? everything : rights;
    for (const [right, own] of Map.groupBy(shown, (each) => each.right)) writeRight(page, right, own);
  }
  if (policy.drift.length > 0) page.heading(words.drift);
  for (const { name } of policy.drift) page.item('- ', `ClusterRole ${name}`, 2);
  const reasons = [...new Set([...policy.unread, ...risks.flatMap((each) => each.reasons)])];
  if (reasons.length > 0) page.heading(words.unread);
  for (const reason of reasons) page.item('- ', reason, 2);
  return page.toString();
}

function writeRight(page: Page, id: string, held: readonly DangerousReach[]): void {
  const { risks: words, punctuation } = page.messages;
  const right = DANGEROUS_RIGHTS.find((each) => each.id === id);
  const where = held.map(({ namespace, names }) => {
    const place = namespace ?? words.everywhere;
    return names === undefined ? place : `${place} (${fill(words.named, { names: names.join(', ') })})`;
  });
  page.item(`${id}  `, where.join(punctuation.clause), 2, 'bold');
  for (const chain of new Set(held.flatMap(({ because }) => because.map(chainText))))
    page.item('· ', chain, 4);
  if (right === undefined) return;
  page.item(words.why + punctuation.colon, right.reason[page.language], 4, 'dim');
  page.item(words.fix + punctuation.colon, right.remedy[page.language], 4);
}

function chainText({ binding, role }: DangerousReach['because'][number]): string {
  return `${objectText(binding)} → ${objectText(role)}`;
}
