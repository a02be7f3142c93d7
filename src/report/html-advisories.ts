import { countOf, fill } from '../messages/fill.ts';
import type { AdvisoryPlaces, AdvisoryReport, AdvisoryScope } from '../model/advisory-report.ts';
import { firstDue, isOpen, ratingOf, STAGES, stageText } from './advisory-marks.ts';
import { type HtmlContext, scrolling, table } from './html-page.ts';
import { PARTY_MARKS } from './marks.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { shortName } from './names.ts';

/** Every advisory that concerns the account, what is open first, with the way of its fix at each scope. */
export function advisoriesSection(context: HtmlContext): Part {
  const { advisories, advisoryData } = context.assessment;
  if (advisories === undefined) return '';
  const { advisoryReports: words, advisories: data } = context.messages;
  const open = advisories.filter(isOpen);
  const others = advisories.filter((report) => !isOpen(report) && report.undetermined.length > 0);
  const age =
    advisoryData === undefined
      ? ''
      : markup`<p class="soft">${fill(words.data, { date: advisoryData.asOf.slice(0, 10) })} ${advisoryData.old ? data.old : ''}</p>`;
  return markup`<section id="advisories"><h2>${words.title}</h2>
<p>${open.length === 0 ? words.none : countOf(words.count, open.length)}</p>${age}
${open.map((report) => advisory(context, report))}
${others.length === 0 ? '' : markup`<details><summary>${countOf(words.undecided, others.length)}</summary>${scrolling(words.undeterminedAt, undecided(context, others))}</details>`}
</section>`;
}

function advisory(context: HtmlContext, report: AdvisoryReport): Markup {
  const { messages } = context;
  const { advisoryReports: words } = messages;
  const { scopes } = report;
  const due = firstDue(scopes);
  const date = due?.due?.slice(0, 10) ?? '';
  const dated = due === undefined ? '' : fill(due.overdue ? words.overdue : words.due, { date });
  const severity = markup`<span class="severity v-${report.severity ?? 'medium'}">${ratingOf(report, messages)}</span>`;
  return markup`<details class="advisory"><summary>${severity} <b>${report.id}</b> <span class="soft">${countOf(words.at, scopes.length)} ${dated}</span> ${report.summary}</summary>
${table(
  `${words.advisory} ${report.id}`,
  [words.scope, words.component, messages.html.party, words.timeline, messages.html.act],
  scopes.map((scope) => scopeRow(context, scope)),
)}
${places(context, words.undeterminedAt, report.undetermined)}${places(context, words.doneAt, report.done)}
</details>
`;
}

function scopeRow({ messages }: HtmlContext, row: AdvisoryScope): Part[] {
  const { advise, advisoryReports, scopeKind } = messages;
  const { scope, party, trigger, state, act, target } = row;
  const cluster = scope.kind === 'cluster' ? '' : (scope.clusterName ?? scope.cluster ?? '');
  const told = target === null ? advise.act[act] : fill(advise.toTarget, { act: advise.act[act], target });
  return [
    markup`${scopeKind[scope.kind]} ${shortName(scope)}<br><span class="soft">${cluster}</span>`,
    markup`${row.component}<br><span class="ids">${row.version ?? advise.notRead}</span>`,
    markup`<span class="share p-${party}"><b>${PARTY_MARKS[party]}</b> ${advise.party[party]}</span><span class="soft">${fill(advisoryReports.startedBy, { trigger: advise.trigger[trigger] })}</span>`,
    timeline(messages, row),
    markup`<b>${advise.state[state]}</b><br>${told}`,
  ];
}

function timeline(
  messages: HtmlContext['messages'],
  { timeline: way, places: counts }: AdvisoryScope,
): Markup {
  const { stage, stageState } = messages.advisoryReports;
  const items = STAGES.map((name) => {
    const { state } = way[name];
    const told =
      state === 'partly' || way[name].at !== undefined
        ? stageText(way[name], counts, messages)
        : stageState[state];
    return markup`<li class="stage-${state}"><b>${stage[name]}</b> ${told}</li>`;
  });
  return markup`<ol class="timeline">${items}</ol>`;
}

function places({ messages }: HtmlContext, label: string, all: readonly AdvisoryPlaces[]): Part {
  if (all.length === 0) return '';
  const { advisoryReports: words, punctuation } = messages;
  const count = all.reduce((sum, item) => sum + item.places, 0);
  return markup`<p class="soft">${label}${punctuation.colon}${countOf(words.places, count)}</p>`;
}

function undecided({ messages }: HtmlContext, reports: readonly AdvisoryReport[]): Markup {
  const { advisoryReports: words } = messages;
  const rows = reports.map((report) => {
    const count = report.undetermined.reduce((sum, item) => sum + item.places, 0);
    return markup`<tr><td><b>${report.id}</b></td><td>${report.summary}</td><td>${report.components.join(', ')}</td><td class="number">${countOf(words.places, count)}</td></tr>`;
  });
  return markup`<table><tbody>${rows}</tbody></table>`;
}
