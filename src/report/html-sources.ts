import { countOf } from '../messages/fill.ts';
import type { SourceReport, WaiverLine } from '../model/assessment.ts';
import { scopeName } from '../model/scope.ts';
import { isUnreadSource } from './counts.ts';
import { type HtmlContext, table } from './html-page.ts';
import { STATE_MARKS } from './marks.ts';
import { type Markup, markup } from './markup.ts';
import { renderStatement, renderTitle } from './render-message.ts';
import { renderReason } from './render-reason.ts';

/** What could not be read in full, what was read by source with counts. */
export function sourcesSection({ assessment, language, messages }: HtmlContext): Markup {
  const { html, outcome, report } = messages;
  const unread = assessment.sources.filter(isUnreadSource);
  const heads = [html.source, html.ids, html.outcome, html.reason, report.cure];
  const rows = unread.map((source) => [
    source.source,
    source.ids.join(', '),
    outcome[source.outcome],
    source.reason === undefined ? undefined : renderReason(source.reason, language),
    source.cure,
  ]);
  const readHeads = [html.source, html.outcome, html.readAt, html.count];
  return markup`<section id="sources"><h2>${html.sources}</h2>
<h3>${report.unreadSources} (${unread.length})</h3>
${unread.length === 0 ? markup`<p>${report.allRead}</p>` : table(report.unreadSources, heads, rows)}
<h3>${outcome.read} (${assessment.sources.length - unread.length})</h3>
${table(outcome.read, readHeads, readRows(assessment.sources, outcome), 1)}
</section>`;
}

function readRows(sources: readonly SourceReport[], names: Record<SourceReport['outcome'], string>) {
  const read = Map.groupBy(
    sources.filter((source) => !isUnreadSource(source)),
    ({ source, outcome }) => `${source}\n${outcome}`,
  );
  return Array.from(read.values(), (alike) => {
    const times = alike.flatMap(({ readAt }) => readAt ?? []).sort();
    const [first, last] = [times[0], times.at(-1)];
    const span = first === last ? first : `${first} – ${last}`;
    return [alike[0]?.source, names[alike[0]?.outcome ?? 'read'], span, alike.length];
  });
}

export function statementsSection({ assessment, entries, language, messages }: HtmlContext): Markup {
  const { report, html, state } = messages;
  if (assessment.statements.length === 0) return markup``;
  const rows = assessment.statements.map((said) => [
    markup`<span class="state s-${said.state}">${STATE_MARKS[said.state]} ${state[said.state]}</span>`,
    renderTitle(entries.get(said.check), said.check, language),
    scopeName(said.scope),
    renderStatement(said, language),
  ]);
  return markup`<section id="statements"><h2>${report.statements}</h2>
${table(report.statements, [html.state, html.check, report.scope, html.message], rows)}
</section>`;
}

export function waiversSection({ assessment, messages }: HtmlContext): Markup {
  const { unmatched, expired } = assessment.waivers;
  if (unmatched.length + expired.length === 0) return markup``;
  return markup`<section id="waivers"><h2>${messages.report.waivers}</h2>
${waiverTable(messages.report.waiversUnmatched, unmatched)}
${waiverTable(messages.report.waiversExpired, expired)}
</section>`;

  function waiverTable(title: string, lines: readonly WaiverLine[]): Markup {
    if (lines.length === 0) return markup``;
    const items = lines.map((line) => {
      const target = [line.check, line.cluster, line.subject].filter((part) => part !== undefined).join(' ');
      return markup`<li><span class="ids">${target}</span> ${line.expires} ${line.owner}${messages.punctuation.colon}${line.reason}</li>`;
    });
    return markup`<h3>${title} (${lines.length})</h3><ul>${items}</ul>`;
  }
}

/** How often each check passed, failed, and could not tell. */
export function talliesSection({ assessment, messages }: HtmlContext): Markup {
  if (assessment.tallies.length === 0) return markup``;
  const { html, unit, verdict, report } = messages;
  const rows = assessment.tallies.map((tally) => [
    tally.check,
    scopeName(tally.scope),
    tally.pass,
    tally.fail,
    tally.unknown,
    tally.notApplicable,
  ]);
  const heads = [
    html.check,
    report.scope,
    verdict.pass,
    verdict.fail,
    verdict.unknown,
    verdict['not-applicable'],
  ];
  const checks = new Set(assessment.tallies.map(({ check }) => check)).size;
  return markup`<section id="tallies"><h2>${html.tallies}</h2>
<details><summary>${countOf(unit.check, checks)}</summary>${table(html.tallies, heads, rows, 4)}</details>
</section>`;
}
