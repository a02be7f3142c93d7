/** Filters the findings, and opens what a link leads into. Everything is readable without it. */
export const SCRIPT = `
(() => {
  'use strict';
  const form = document.getElementById('filter');
  const rows = [...document.querySelectorAll('#findings tbody tr')];
  const shown = document.getElementById('shown');
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };
  const apply = () => {
    const words = form.elements.search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const wanted = ['party', 'severity', 'verdict', 'layer', 'cluster']
      .filter((name) => form.elements[name].value !== '')
      .map((name) => [name, form.elements[name].value]);
    let count = 0;
    for (const row of rows) {
      const match = wanted.every(([name, value]) => row.dataset[name] === value)
        && words.every((word) => textOf(row).includes(word));
      row.hidden = !match;
      if (match) count += 1;
    }
    shown.textContent = shown.dataset.template.replace('{shown}', count).replace('{total}', rows.length);
  };
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.localName === 'details') at.open = true;
    target.scrollIntoView({ block: 'start' });
  };
  if (form) {
    form.hidden = false;
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(apply));
    apply();
  }
  addEventListener('hashchange', open);
  addEventListener('beforeprint', () => {
    for (const cluster of document.querySelectorAll('details.cluster')) cluster.open = true;
  });
  open();
})();
`;
