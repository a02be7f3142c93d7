import { fill } from '../messages/fill.ts';
import type { Finding } from '../model/assessment.ts';
import { LAYERS, PARTIES } from '../model/layer.ts';
import { SEVERITIES } from '../model/severity.ts';
import { isOpen } from './counts.ts';
import { groupFindings, subjectName } from './finding-groups.ts';
import { type HtmlContext, scrolling } from './html-page.ts';
import { inertValue } from './inert.ts';
import { PARTY_MARKS } from './marks.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { documentName, dutyLabel } from './names.ts';
import { renderAct, renderMessage, renderSeverityReason, renderTitle } from './render-message.ts';

/** All findings, the waived ones included, worst first, with a filter that appears where scripts run. */
export function findingsSection(context: HtmlContext): Markup {
  const { assessment, messages } = context;
  const { html, report } = messages;
  const inOrder = [
    assessment.findings.filter(isOpen),
    assessment.findings.filter((finding) => !isOpen(finding)),
  ];
  const sorted = inOrder.flatMap((some) => groupFindings(some).flatMap((group) => group.findings));
  const rows = sorted.map((finding) => findingRow(context, finding));
  const heads = [html.severity, html.check, html.message, html.party, html.act];
  return markup`<section id="findings" tabindex="-1"><h2>${html.findings}</h2>
${sorted.length === 0 ? markup`<p>${report.none}</p>` : filterForm(context, sorted)}
${scrolling(
  html.findings,
  markup`<table class="findings"><colgroup><col class="severity"><col class="check"><col><col class="party"><col class="act"></colgroup><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows}</tbody></table>`,
)}
</section>`;
}

function verdictOf(finding: Finding): 'fail' | 'unknown' | 'waived' {
  return finding.waiver === undefined ? finding.verdict : 'waived';
}

function verdictName({ messages }: HtmlContext, verdict: 'fail' | 'unknown' | 'waived'): string {
  return verdict === 'waived' ? messages.state.waived : messages.verdict[verdict];
}

function findingRow(context: HtmlContext, finding: Finding): Markup {
  const { entries, language, messages } = context;
  const { layer, party, severity, punctuation } = messages;
  const entry = entries.get(finding.check);
  const title = renderTitle(entry, finding.check, language);
  const id = title === finding.check ? '' : markup`<br><span class="ids">${finding.check}</span>`;
  const verdict = verdictOf(finding);
  const duty = `${layer[finding.layer]}${punctuation.colon}${dutyLabel(finding, messages)}`;
  return markup`<tr data-party="${finding.party}" data-severity="${finding.severity}" data-verdict="${verdict}" data-layer="${finding.layer}" data-cluster="${finding.scope.cluster ?? ''}"><td><span class="severity v-${finding.severity}">${severity[finding.severity]}</span><br><span class="soft">${verdictName(context, verdict)}</span></td><td>${title}${id}</td><td><span class="ids">${subjectName(finding)}</span> ${finding.scope.clusterName}<br>${renderMessage(entry, finding, language)}${notes(context, finding)}${evidence(context, finding)}</td><td><span class="share p-${finding.party}"><b>${PARTY_MARKS[finding.party]}</b> ${party[finding.party]}</span><span class="soft">${duty}</span></td><td>${act(context, finding)}</td></tr>
`;
}

function notes({ language, messages }: HtmlContext, finding: Finding): Part {
  const { report, punctuation } = messages;
  const { waiver, waiverExpired } = finding;
  const severityReason = renderSeverityReason(finding, language);
  return [
    severityReason === undefined
      ? ''
      : markup`<br>${report.severityReason}${punctuation.colon}${severityReason}`,
    waiver === undefined ? '' : markup`<br>${fill(report.waiverUntil, waiver)}`,
    waiverExpired === undefined ? '' : markup`<br>${fill(report.waiverWasUntil, waiverExpired)}`,
  ];
}

function evidence({ messages }: HtmlContext, finding: Finding): Part {
  if (finding.evidence.length === 0) return '';
  const items = finding.evidence.map(
    (item) =>
      markup`<li>${documentName(item)} <span class="path">${item.path}</span> = <code>${inertValue(item.value)}</code></li>`,
  );
  return markup`<details><summary>${messages.html.evidence}</summary><ul>${items}</ul></details>`;
}

function act(context: HtmlContext, finding: Finding): Part {
  const { report, punctuation } = context.messages;
  const {
    step,
    console: place,
    call,
  } = renderAct(context.entries.get(finding.check), finding, context.language);
  return [
    step,
    place === undefined
      ? ''
      : markup`<br><span class="soft">${report.console}${punctuation.colon}</span>${place}`,
    call === undefined
      ? ''
      : markup`<br><span class="soft">${report.call}${punctuation.colon}</span><code>${call}</code>`,
  ];
}

function filterForm(context: HtmlContext, findings: readonly Finding[]): Markup {
  const { html, party, severity, layer } = context.messages;
  const used = <T extends string>(all: readonly T[], key: (finding: Finding) => T) => {
    const present = new Set(findings.map(key));
    return all.filter((value) => present.has(value));
  };
  const clusters = new Map(
    findings.flatMap(({ scope }) =>
      scope.cluster === undefined ? [] : [[scope.cluster, clusterName(scope.cluster, scope.clusterName)]],
    ),
  );
  const verdicts = used(['fail', 'unknown', 'waived'] as const, verdictOf);
  return markup`<form id="filter" hidden role="search" aria-label="${html.filter}">
<label>${html.search}<input type="search" name="search" autocomplete="off"></label>
${select(
  context,
  'party',
  html.party,
  used(PARTIES, (f) => f.party).map((id) => [id, party[id]]),
)}
${select(
  context,
  'severity',
  html.severity,
  used(SEVERITIES, (f) => f.severity).map((id) => [id, severity[id]]),
)}
${select(
  context,
  'verdict',
  html.verdict,
  verdicts.map((id) => [id, verdictName(context, id)]),
)}
${select(
  context,
  'layer',
  html.layer,
  used(LAYERS, (f) => f.layer).map((id) => [id, layer[id]]),
)}
${select(context, 'cluster', html.cluster, [...clusters])}
<button type="reset">${html.reset}</button>
<output id="shown" aria-live="polite" data-template="${html.shown}"></output>
</form>
<noscript><p class="soft">${html.noJavaScript}</p></noscript>`;
}

function clusterName(id: string, name: string | undefined): string {
  return name === undefined ? id : `${name} (${id})`;
}

function select(
  { messages }: HtmlContext,
  name: string,
  label: string,
  options: readonly (readonly string[])[],
): Markup {
  const items = options.map(([value = '', text = '']) => markup`<option value="${value}">${text}</option>`);
  return markup`<label>${label}<select name="${name}"><option value="">${messages.html.all}</option>${items}</select></label>`;
}
