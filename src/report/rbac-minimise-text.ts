import { dump } from 'js-yaml';
import { countOf, fill } from '../messages/fill.ts';
import type { UsedRole } from '../rbac/audit-usage.ts';
import { objectText } from '../rbac/rbac-object.ts';
import type { HeldRule } from '../rbac/rules-for.ts';
import { inert } from './inert.ts';
import { Page, type TextOptions } from './text-page.ts';

interface Minimised {
  user: string;
  events: number;
  malformedLines: number;
  from?: string;
  to?: string | undefined;
  roles: readonly UsedRole[];
  unused: readonly HeldRule[];
  unread: readonly string[];
}

/** The roles as YAML to apply after a review, and what is held and was not used. */
export function renderMinimised(found: Minimised, options: TextOptions): string {
  const page = new Page(options);
  const { minimise } = page.messages;
  page.text(fill(minimise.title, { user: found.user }), 0, 'bold');
  page.text(countOf(minimise.events, found.events), 2);
  if (found.from !== undefined) page.text(fill(minimise.window, { from: found.from, to: found.to ?? '' }), 2);
  if (found.malformedLines > 0) page.text(countOf(minimise.malformed, found.malformedLines), 2, 'yellow');
  for (const role of found.roles) {
    page.line('---');
    for (const line of dump(role, { lineWidth: -1 }).trimEnd().split('\n')) page.line(inert(line));
  }
  if (found.unused.length > 0) page.heading(minimise.unused);
  for (const { rule, namespace, because } of found.unused) {
    const what = [...(rule.resources ?? []), ...(rule.nonResourceURLs ?? [])].join(',');
    const where = namespace === undefined ? '' : ` (${namespace})`;
    page.item('- ', `${rule.verbs.join(',')} ${what}${where}`, 2);
    page.text(`${objectText(because.binding)} → ${objectText(because.role)}`, 4, 'dim');
  }
  page.heading(minimise.review);
  for (const reason of found.unread) page.item('- ', reason, 2);
  return page.toString();
}
