import { countOf, fill } from '../messages/fill.ts';
import type { LedgerRow } from '../model/assessment.ts';
import type { Layer } from '../model/layer.ts';
import { LOWER_LAYERS, toCell, UPPER_LAYERS } from './cell.ts';
import { BasisBook } from './html-basis.ts';
import { type HtmlContext, scrolling } from './html-page.ts';
import {
  buildLedgerTree,
  type ClusterBranch,
  factSignature,
  rowsOfLayer,
  type ScopeGroup,
} from './ledger-tree.ts';
import { PARTY_MARKS, STATE_MARKS } from './marks.ts';
import { type Markup, markup } from './markup.ts';
import {
  configurationLabel,
  dutyLabel,
  groupName,
  isUnread,
  proofOf,
  reasonsOf,
  shortName,
} from './names.ts';
import { renderStatement } from './render-message.ts';
import { renderBecause } from './render-reason.ts';

/** So many nodes alike are still shown one by one. */
const KEPT_NODES = 2;
/** With more clusters than this, each is folded up at first. */
const OPEN_CLUSTERS = 4;

/** Writes the ledger: one grid of accounts and clusters, then for each cluster what runs below it. */
export class LedgerWriter {
  readonly #context: HtmlContext;
  readonly #book: BasisBook;
  #group = 0;

  constructor(context: HtmlContext) {
    this.#context = context;
    this.#book = new BasisBook(context);
  }

  write(): Markup {
    const { assessment, messages } = this.#context;
    const { report } = messages;
    const tree = buildLedgerTree(assessment, { keep: KEPT_NODES, signature: factSignature });
    const upper = [
      ...tree.accounts.map((account) => this.#lines(account, UPPER_LAYERS, 0)),
      ...tree.clusters.map(
        (branch) => branch.cluster && this.#lines(branch.cluster, UPPER_LAYERS, 0, branch.id),
      ),
    ];
    const below = tree.clusters.filter((branch) => branch.pools.length + branch.virtualNodes.length > 0);
    const open = below.length <= OPEN_CLUSTERS;
    return markup`<section id="ledger"><h2>${report.ledger}</h2>
${tree.accounts.length + tree.clusters.length === 0 ? markup`<p>${report.emptyLedger}</p>` : ''}
<h3>${report.clustersAndAccount}</h3>
${this.#grid(report.clustersAndAccount, UPPER_LAYERS, upper)}
<h3>${report.poolsAndNodes}</h3>
${below.map((branch) => this.#cluster(branch, open))}
</section>`;
  }

  #cluster(branch: ClusterBranch, open: boolean): Markup {
    const { messages } = this.#context;
    const lines = [
      ...branch.pools.flatMap(({ pool, nodes }) => [
        pool === undefined ? this.#plainLine(messages.report.noPool) : this.#lines(pool, LOWER_LAYERS, 0),
        ...nodes.map((node) => this.#lines(node, LOWER_LAYERS, 1)),
      ]),
      ...branch.virtualNodes.map((node) => this.#lines(node, LOWER_LAYERS, 0)),
    ];
    const name = branch.name ?? branch.id;
    const label = fill(messages.html.ledgerOf, { scope: name });
    const nodes = branch.pools
      .flatMap((pool) => pool.nodes)
      .flatMap(({ scopes }) => scopes.filter((scope) => !isUnread(scope))).length;
    const { unit, punctuation } = messages;
    const size = [
      countOf(unit['node-pool'], branch.pools.filter(({ pool }) => pool && !isUnread(pool.scope)).length),
      countOf(unit.node, nodes),
    ];
    return markup`<details class="cluster"${open ? markup` open` : ''}><summary>${name} <span class="ids">${branch.id} ${branch.region}</span> <span class="soft">${size.join(punctuation.list)}</span></summary>
${this.#grid(label, LOWER_LAYERS, lines)}</details>
`;
  }

  #grid(label: string, layers: readonly Layer[], lines: readonly (Markup | undefined)[]): Markup {
    const { layer, report } = this.#context.messages;
    const heads = layers.map((id) => markup`<th scope="col">${layer[id]}</th>`);
    return scrolling(
      label,
      markup`<table class="grid"><caption class="heard">${label}</caption><colgroup><col class="scope"><col span="5"></colgroup><thead><tr><th scope="col">${report.scope}</th>${heads}</tr></thead><tbody>
${lines}</tbody></table>`,
    );
  }

  #plainLine(text: string): Markup {
    return markup`<tr><td colspan="6" class="soft">${text}</td></tr>\n`;
  }

  /** The row of a group, and under it why each of its cells is as it is. */
  #lines(group: ScopeGroup, layers: readonly Layer[], indent: number, id?: string): Markup {
    const { messages } = this.#context;
    const number = ++this.#group;
    const name = groupName(group, messages);
    const { cluster, nodePool, node, instance } = group.scope;
    const ids =
      group.scopes.length > 1 ? [] : [id ?? (node === undefined ? (nodePool ?? cluster) : instance)];
    const told = ids.filter((part) => part !== undefined && part !== name);
    const configuration = group.scope.kind === 'account' ? '' : configurationLabel(group.rows[0], messages);
    const cells = layers.map((layer) => markup`<td>${this.#cell(group, layer, number)}</td>`);
    return markup`<tr class="scope"><th scope="row" class="indent-${indent}">${name}<br><span class="soft">${configuration}</span> <span class="ids">${told.join(' ')}</span></th>${cells}</tr>
<tr class="why"><td colspan="6">${this.#why(group, layers, number, name)}</td></tr>
`;
  }

  #cell(group: ScopeGroup, layer: Layer, number: number): Markup {
    const { party: parties, state: states } = this.#context.messages;
    const cell = toCell(rowsOfLayer(group, layer));
    if (cell.kind === 'none') return markup``;
    if (cell.kind === 'not-applicable')
      return markup`<span class="soft">– ${states['not-applicable']}</span>`;
    const shares = cell.shares.map(
      ({ party, state }) =>
        markup`<a class="share p-${party}" href="#w${number}-${layer}"><b>${PARTY_MARKS[party]}</b> ${parties[party]} <span class="state s-${state}">${STATE_MARKS[state]} ${states[state]}</span></a>`,
    );
    return markup`${shares}`;
  }

  #why(group: ScopeGroup, layers: readonly Layer[], number: number, name: string): Markup {
    const { messages } = this.#context;
    const alike = group.scopes.length > 1 ? this.#alike(group) : '';
    const cells = layers.map((layer) => {
      const rows = rowsOfLayer(group, layer);
      if (rows.length === 0) return undefined;
      return markup`<section class="cell" id="w${number}-${layer}"><h4>${messages.layer[layer]}</h4>${rows.map((row) => this.#duty(row))}</section>`;
    });
    return markup`<details><summary>${fill(messages.html.whyFor, { scope: name })}</summary>${alike}${cells}</details>`;
  }

  #alike(group: ScopeGroup): Markup {
    const { html, punctuation } = this.#context.messages;
    const names = group.scopes.map(shortName).join(punctuation.list);
    return markup`<p class="soft">${fill(html.alikeNote, { scope: shortName(group.scope) })}</p><p><b>${html.alikeNames}</b>${punctuation.colon}<span class="ids">${names}</span></p>`;
  }

  #duty(row: LedgerRow): Markup {
    const { configuration, confidence, party, punctuation, state, who } = this.#context.messages;
    const owner = row.party === null ? '' : `${party[row.party]}${punctuation.clause}`;
    const assumed = row.assumed
      ? punctuation.clause + fill(who.assumed, { column: configuration[row.assumed] })
      : '';
    const terms = `${configuration[row.configuration]}${assumed}${punctuation.clause}${who.confidence} ${confidence[row.confidence]}`;
    return markup`<p><b>${dutyLabel(row, this.#context.messages)}</b>${punctuation.colon}${owner}<span class="state s-${row.state}">${STATE_MARKS[row.state]} ${state[row.state]}</span> <span class="soft">${terms}</span></p>${this.#proof(row)}${row.basis.map((basis) => this.#book.tell(basis))}`;
  }

  #proof(row: LedgerRow): Markup {
    const { language, messages } = this.#context;
    const { punctuation, who } = messages;
    if (row.party === null) return markup``;
    const statement = row.statement === undefined ? [] : [renderStatement(row.statement, language)];
    const [first = '', ...more] = [...proofOf(row, messages), ...statement];
    const reasons = reasonsOf(row).map((reason) => renderBecause(reason, language));
    const because =
      reasons.length > 0 ? [`${who.because}${punctuation.colon}${reasons.join(punctuation.semicolon)}`] : [];
    const proof = `${who.proof}${punctuation.colon}${first}`;
    return markup`<p class="soft">${[proof, ...more, ...because].join(punctuation.semicolon)}</p>`;
  }
}
