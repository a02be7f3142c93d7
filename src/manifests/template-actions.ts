// What only a chart's template holds, wherever it stands: its values and its functions.
const OF_CHART =
  /\{\{-?\s*(?:\.(?:Values|Release|Chart|Files|Capabilities|Template)\b|(?:include|template|toYaml|tpl|required|lookup|define|block)\s)/;
// What templates of other kinds hold too, alerts and messages among them.
const ACTION = /\{\{-|\{\{\s*(?:if|else|end|range|with|define|block)\b/;

/** Whether a text is the template of a chart, which has to be rendered before anything can be said of it. */
export function isChartTemplate(text: string): boolean {
  return text.includes('{{') && OF_CHART.test(text) && OF_CHART.test(withoutComments(text));
}

/** What a comment says changes nothing of what kubectl applies. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, '');
}

/** Whether a text that is no YAML may be a template of another kind. */
export function holdsActions(text: string): boolean {
  return text.includes('{{') && ACTION.test(text);
}
