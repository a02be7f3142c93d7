import { sha256 } from '../kernel/hash.ts';
import { fill } from '../messages/fill.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Language } from '../model/bilingual.ts';
import { advisoriesSection } from './html-advisories.ts';
import { findingsSection } from './html-findings.ts';
import { LedgerWriter } from './html-ledger.ts';
import { createContext, type HtmlContext } from './html-page.ts';
import { SCRIPT } from './html-script.ts';
import { sourcesSection, statementsSection, talliesSection, waiversSection } from './html-sources.ts';
import { STYLE } from './html-style.ts';
import { summarySection } from './html-summary.ts';
import { PARTY_MARKS } from './marks.ts';
import { type Markup, markup, trusted } from './markup.ts';

/** One file that asks for nothing: style and script are inside, and the policy allows no other. */
export function renderHtml(assessment: Assessment, options: { language: Language }): string {
  const context = createContext(assessment, options.language);
  const { report, html } = context.messages;
  const subtitle = fill(report.subtitle, { account: assessment.account, time: assessment.snapshotTime });
  const page = markup`<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${report.title} · ${assessment.account}</title>
<link rel="icon" href="data:,">
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#findings">${html.skip}</a>
<header><h1>${report.title}</h1><p class="soft">${subtitle}</p>${navigation(context)}</header>
<main>
${summarySection(context)}
${legend(context)}
${new LedgerWriter(context).write()}
${findingsSection(context)}
${advisoriesSection(context)}
${statementsSection(context)}
${sourcesSection(context)}
${waiversSection(context)}
${talliesSection(context)}
</main>
<footer><p>${fill(html.printed, { time: assessment.snapshotTime })}</p></footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}

function policy(): string {
  return [
    "default-src 'none'",
    `style-src '${hashSource(STYLE)}'`,
    `script-src '${hashSource(SCRIPT)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashSource(text: string): string {
  const bytes = sha256(text).match(/../g) ?? [];
  return `sha256-${btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))))}`;
}

function navigation({ assessment, messages }: HtmlContext): Markup {
  const { advisoryReports, html, report } = messages;
  const links = [
    ['summary', html.summary],
    ['ledger', report.ledger],
    ['findings', html.findings],
    ...(assessment.advisories === undefined ? [] : [['advisories', advisoryReports.title]]),
    ['sources', html.sources],
  ];
  return markup`<nav aria-label="${html.summary}"><ul>${links.map(([id = '', text]) => markup`<li><a href="#${id}">${text}</a></li>`)}</ul></nav>`;
}

function legend({ messages }: HtmlContext): Markup {
  const { party, punctuation, report } = messages;
  const parties = (['alibaba-cloud', 'customer', 'unknown'] as const).map(
    (id) => `${PARTY_MARKS[id]} ${party[id]}`,
  );
  const states = [
    `! ${report.markBad}`,
    `~ ${report.markUnproven}`,
    `✓ ${report.markGood}`,
    `w ${report.markWaived}`,
    `– ${report.markNone}`,
  ];
  return markup`<section id="legend"><h2>${report.legend}</h2>
<p>${report.legendParties}${punctuation.colon}${parties.join(' · ')}</p>
<p>${report.legendStates}${punctuation.colon}${states.join(' · ')}</p>
<p>≈ ${report.legendOutside}</p></section>`;
}
