// What only a chart's template holds, wherever it stands: its values and its functions.
const OF_CHART =
  /\{\{-?\s*(?:\.(?:Values|Release|Chart|Files|Capabilities|Template)\b|(?:include|template|toYaml|tpl|required|lookup|define|block)\s)/;
// What templates of other kinds hold too, alerts and messages among them.
const ACTION = /\{\{-|\{\{\s*(?:if|else|end|range|with|define|block)\b/;

/** Whether a text is a template that has to be rendered before anything can be said of it. */
export function isTemplate(text: string, isUnreadable: () => boolean): boolean {
  if (!text.includes('{{')) return false;
  return OF_CHART.test(text) || (ACTION.test(text) && isUnreadable());
}
