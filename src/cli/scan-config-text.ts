import { fill } from '../messages/fill.ts';
import { translate } from '../messages/translate.ts';
import { inert } from '../report/inert.ts';
import type { InForce } from './scan-config.ts';
import { CONFIG_KEYS } from './scan-config-file.ts';

/** What a scan is run with, as a configuration file that says the same, and where each line comes from. */
export function renderInForce({ paths, flags, file, config, given }: InForce): string {
  const { scanConfig: words } = translate(flags.lang);
  const head = file === undefined ? words.noFile : fill(words.file, { file: inert(file) });
  const lines = CONFIG_KEYS.flatMap((key) => {
    const value = key === 'paths' ? paths : flags[key];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    const from = given.has(key) ? words.flag : config[key] === undefined ? words.byDefault : words.fromFile;
    return [`${key}: ${inert(JSON.stringify(value))}  # ${from}`];
  });
  return [`# ${head}`, ...lines, ''].join('\n');
}
