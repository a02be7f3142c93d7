import { redactSentence } from '../kernel/redact.ts';
import type { Refusal } from './answer.ts';
import type { Secrets } from './secrets.ts';

const LONGEST = 160;

/**
 * Why the kubeconfig gives no credential. What a plug-in wrote to its error output is quoted in part: its
 * last line, without words that could be a credential; what it wrote to its output never is.
 */
export function credentialFailure(error: unknown, plugin: string | undefined, secrets: Secrets): Refusal {
  return { outcome: 'failed', retry: false, reason: reasonOf(error, plugin, secrets) };
}

function reasonOf(error: unknown, plugin: string | undefined, secrets: Secrets): string {
  const { code, syscall, name } = (error ?? {}) as { code?: string; syscall?: string; name?: string };
  const program =
    plugin === undefined ? 'the credential plug-in' : `the credential plug-in ${nameOf(plugin)}`;
  if (name === 'TimeoutError') return `${program} gave no answer in time`;
  if (syscall?.startsWith('spawn') === true)
    return code === 'ENOENT'
      ? `${program} is not installed, or not in PATH`
      : `${program} could not be started (${code ?? 'unknown reason'})`;
  if (syscall === 'open')
    return `a file that the kubeconfig names cannot be read (${code ?? 'unknown reason'})`;
  if (plugin === undefined || !(error instanceof Error) || error.constructor !== Error)
    return 'the kubeconfig gives no usable credential: its plug-in, file or key does not work';
  const said = spoken(error.message, secrets);
  return `${program} failed${said === '' ? '' : `: ${said}`}`;
}

function nameOf(command: string): string {
  const base = command.split(/[\\/]/).pop() ?? '';
  return /^[\w.-]{1,60}$/.test(base) ? base : 'of the kubeconfig';
}

function spoken(output: string, secrets: Secrets): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const safe = redactSentence(secrets.clean(lines.at(-1) ?? ''))
    // A long word of letters and digits may be a token, whatever it looks like.
    .replace(/[^\s"']{16,}/g, (word) => (/\d/.test(word) && /[A-Za-z]/.test(word) ? '…' : word));
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}
