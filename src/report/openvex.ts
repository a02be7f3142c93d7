import { compareText } from '../kernel/compare.ts';
import { sha256 } from '../kernel/hash.ts';
import { parseInstant, toInstantText } from '../kernel/time.ts';
import type { Advice, AdviceRow, AdvisedAdvisory } from '../model/advice.ts';
import { inert } from './inert.ts';
import { jsonText } from './json.ts';
import { remedyText } from './remedy-text.ts';
import { renderNote } from './render-note.ts';
import { Page } from './text-page.ts';
import { productRows, type VexProduct } from './vex-products.ts';

type Status = 'affected' | 'under_investigation' | 'fixed' | 'not_affected';

/** What a statement says, apart from the products of which it says it. */
interface Said {
  status: Status;
  justification?: 'component_not_present';
  impact_statement?: string;
  action_statement?: string;
  status_notes?: string;
}

interface Statement extends Said {
  vulnerability: { name: string; description?: string; aliases?: readonly string[] };
  products: readonly VexProduct[];
}

/** Of two answers about one product the one that hides less. */
const WORST: readonly Status[] = ['affected', 'under_investigation', 'fixed', 'not_affected'];

/** How many statements answers make; OpenVEX has no document without one. */
export function hasStatements(advices: readonly Advice[]): boolean {
  return advices.some((advice) => productRows(advice).length > 0);
}

/** Our verdicts as an OpenVEX 0.2.0 document, in English, of the time of the snapshot. */
export function renderOpenVex(advices: readonly Advice[], version: string): string {
  const page = new Page({ language: 'en' });
  const statements = advices.flatMap((advice) => statementsOf(advice, page));
  const [first] = advices;
  const account = first?.account ?? '';
  const time = parseInstant(first?.snapshotTime);
  return jsonText({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `https://demarc.dev/openvex/${sha256(JSON.stringify([account, statements])).slice(0, 32)}`,
    author: `Alibaba Cloud account ${inert(account)}`,
    role: 'Owner of the account, by what Demarc read of it',
    timestamp: time === undefined ? first?.snapshotTime : toInstantText(time),
    version: 1,
    tooling: `demarc ${version}`,
    statements,
  });
}

function statementsOf(advice: Advice, page: Page): Statement[] {
  const said = new Map<string, { product: VexProduct; told: Said }>();
  for (const { product, row } of productRows(advice)) {
    const told = saidOf(row, page);
    const known = said.get(product['@id']);
    if (known === undefined || WORST.indexOf(told.status) < WORST.indexOf(known.told.status))
      said.set(product['@id'], { product, told });
  }
  const alike = Map.groupBy(said.values(), ({ told }) => JSON.stringify(told));
  return [...alike]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, members]) => ({
      vulnerability: vulnerabilityOf(advice.advisory),
      products: members.map(({ product }) => product).sort((a, b) => compareText(a['@id'], b['@id'])),
      ...(members[0] as (typeof members)[number]).told,
    }));
}

function vulnerabilityOf({ id, ids, summary }: AdvisedAdvisory): Statement['vulnerability'] {
  const aliases = [...new Set(ids)].filter((alias) => alias !== id);
  return {
    name: id,
    ...(summary !== '' && { description: summary.slice(0, 1000) }),
    ...(aliases.length > 0 && { aliases }),
  };
}

function saidOf(row: AdviceRow, page: Page): Said {
  if (row.affected === 'yes') return { status: 'affected', action_statement: actionOf(row, page) };
  if (row.affected === 'undetermined') {
    const notes = notesOf(row, page);
    return { status: 'under_investigation', ...(notes !== '' && { status_notes: notes }) };
  }
  const { vex } = page.messages.advise;
  switch (row.clearedBy) {
    case 'fixed-release':
    case 'scanner-says-fixed':
      return { status: 'fixed' };
    case 'component-not-found':
      return { status: 'not_affected', justification: 'component_not_present' };
    default:
      return {
        status: 'not_affected',
        impact_statement: notesOf(row, page) || vex[row.clearedBy ?? 'not-in-range'],
      };
  }
}

function actionOf({ remedy, party, trigger }: AdviceRow, page: Page): string {
  const { advise: words } = page.messages;
  const act = remedy === null ? words.act.none : remedyText(words, remedy);
  const mitigation = remedy?.mitigation ?? null;
  return [
    act,
    ...(mitigation === null ? [] : [`${words.mitigation}: ${mitigation}`]),
    `${words.vex.owner}: ${words.party[party]}`,
    `${words.vex.starter}: ${words.trigger[trigger]}`,
  ].join('. ');
}

function notesOf({ notes }: AdviceRow, page: Page): string {
  return [...new Set(notes.map((told) => renderNote(page, told)))].join('; ').slice(0, 2000);
}
