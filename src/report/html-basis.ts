import { fill } from '../messages/fill.ts';
import type { Basis, BasisFact } from '../model/basis.ts';
import type { HtmlContext } from './html-page.ts';
import { inertValue } from './inert.ts';
import { type Markup, markup } from './markup.ts';
import { documentName } from './names.ts';
import { renderReason } from './render-reason.ts';

/** Tells each basis once; where it is met again, it is a link to the first place. */
export class BasisBook {
  readonly #numbers = new Map<string, number>();
  readonly #context: HtmlContext;

  constructor(context: HtmlContext) {
    this.#context = context;
  }

  tell(basis: Basis): Markup {
    const { html } = this.#context.messages;
    const key = JSON.stringify(basis);
    const known = this.#numbers.get(key);
    if (known !== undefined) {
      return markup`<p class="basis"><a href="#b${known}">${fill(html.sameBasis, { number: known })}</a></p>`;
    }
    const number = this.#numbers.size + 1;
    this.#numbers.set(key, number);
    return this.#whole(basis, number);
  }

  #whole(basis: Basis, number: number): Markup {
    const { html, punctuation, who, confidence } = this.#context.messages;
    const facts = basis.facts.map((fact) => markup`<li>${this.#fact(fact)}</li>`);
    return markup`<div class="basis" id="b${number}"><p>${fill(html.basisNumber, { number })}${punctuation.colon}<code>${basis.rule}</code> (${who.confidence}${punctuation.colon}${confidence[basis.confidence]})</p><blockquote lang="en">${basis.sentence}</blockquote>${facts.length > 0 ? markup`<ul>${facts}</ul>` : ''}</div>`;
  }

  #fact(fact: BasisFact): Markup {
    const { language, messages } = this.#context;
    const { who, punctuation } = messages;
    const value = fact.value === null ? who.notRead : inertValue(fact.value);
    const document = documentName(fact) + (fact.path === undefined ? '' : ` ${fact.path}`);
    const note = fact.note === undefined ? '' : punctuation.clause + renderReason(fact.note, language);
    return markup`<code>${fact.field}</code> = <code>${value}</code>${punctuation.clause}${fill(who.from, { document })}${note}`;
  }
}
