import { countOf } from '../messages/fill.ts';
import { PARTIES } from '../model/layer.ts';
import { SCOPE_KINDS } from '../model/scope.ts';
import { SEVERITIES } from '../model/severity.ts';
import { countAssessment, countBy, isFailing, isOpen } from './counts.ts';
import { type HtmlContext, table } from './html-page.ts';
import { PARTY_MARKS, STATE_MARKS, STATES_BY_BADNESS } from './marks.ts';
import { type Markup, markup } from './markup.ts';

/** The figures: scopes, duties by party and state, findings by severity and party. */
export function summarySection(context: HtmlContext): Markup {
  const { assessment, messages } = context;
  const { html, report, unit, punctuation } = messages;
  const counts = countAssessment(assessment);
  const scopes = SCOPE_KINDS.filter(
    (kind) => kind !== 'account' && kind !== 'pod' && counts.scopes[kind] > 0,
  ).map((kind) => countOf(unit[kind as 'cluster'], counts.scopes[kind]));
  const size = [
    ...scopes,
    countOf(unit.row, counts.ledgerRows),
    countOf(unit.source, assessment.sources.length),
  ];
  return markup`<section id="summary"><h2>${html.summary}</h2>
<p>${size.join(punctuation.list)}</p>
<h3>${report.duties}</h3>
${dutyTable(context)}
<h3>${html.findings}</h3>
${findingTable(context)}
</section>`;
}

function dutyTable({ assessment, messages }: HtmlContext): Markup {
  const { html, party, punctuation, report, state } = messages;
  const states = STATES_BY_BADNESS.filter((name) => assessment.ledger.some((row) => row.state === name));
  const rows = PARTIES.map((owner) => {
    const own = assessment.ledger.filter((row) => row.party === owner);
    const byState = countBy(STATES_BY_BADNESS, own, (row) => row.state);
    return [`${PARTY_MARKS[owner]} ${party[owner]}`, ...states.map((name) => byState[name]), own.length];
  });
  const dashes = assessment.ledger.filter((row) => row.party === null);
  const byState = countBy(STATES_BY_BADNESS, dashes, (row) => row.state);
  rows.push(['–', ...states.map((name) => byState[name]), dashes.length]);
  const heads = [html.party, ...states.map((name) => `${STATE_MARKS[name]} ${state[name]}`), report.total];
  return table(html.summary + punctuation.colon + report.duties, heads, rows, states.length + 1);
}

function findingTable({ assessment, messages }: HtmlContext): Markup {
  const { html, party, punctuation, report, severity, state, verdict } = messages;
  const rows = PARTIES.map((owner) => {
    const own = assessment.findings.filter((finding) => finding.party === owner);
    const open = own.filter(isOpen);
    const failing = open.filter(isFailing);
    const bySeverity = countBy(SEVERITIES, failing, (finding) => finding.severity);
    return [
      `${PARTY_MARKS[owner]} ${party[owner]}`,
      ...SEVERITIES.map((name) => bySeverity[name]),
      open.length - failing.length,
      own.length - open.length,
      own.length,
    ];
  });
  const heads = [
    html.party,
    ...SEVERITIES.map((name) => severity[name]),
    verdict.unknown,
    state.waived,
    report.total,
  ];
  return table(html.summary + punctuation.colon + html.findings, heads, rows, SEVERITIES.length + 3);
}
