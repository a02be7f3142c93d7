import { type Command, Option } from 'commander';
import type { LiveOptions } from '../collect/live.ts';
import { UsageError } from '../kernel/usage-error.ts';

/** How a live account and its clusters are reached. */
export interface LiveFlags {
  assumeRole?: string;
  site?: 'china' | 'international';
  endpoint?: string;
  qps?: number;
  kubeconfig?: string;
  temporaryKubeconfig?: 'private' | 'public';
}

export function addLiveFlags(command: Command): Command {
  return command
    .option('--assume-role <arn>', 'RAM role to assume, for another account')
    .addOption(
      new Option('--site <site>', "which of Alibaba Cloud's sites").choices(['china', 'international']),
    )
    .addOption(new Option('--endpoint <url>', 'send every cloud call there').hideHelp())
    .addOption(
      new Option('--qps <number>', 'at most so many cloud calls a second, for each product').argParser(
        toRate,
      ),
    )
    .option('--kubeconfig <file>', 'kubeconfig whose contexts reach the clusters (default: as kubectl)')
    .addOption(
      new Option(
        '--temporary-kubeconfig <address>',
        'let ACK issue a kubeconfig of 15 minutes for clusters no context reaches',
      ).choices(['private', 'public']),
    );
}

const NAMES: Readonly<Record<keyof LiveFlags, string>> = {
  assumeRole: '--assume-role',
  site: '--site',
  endpoint: '--endpoint',
  qps: '--qps',
  kubeconfig: '--kubeconfig',
  temporaryKubeconfig: '--temporary-kubeconfig',
};

/**
 * What says how to reach the live account means nothing where none is read.
 * @param instead what is read, as the user gave it
 * @throws UsageError where there is such a flag
 */
export function refuseLiveFlags(flags: LiveFlags, instead: string): void {
  const given = (Object.keys(NAMES) as (keyof LiveFlags)[]).filter((name) => flags[name] !== undefined);
  if (given.length === 0) return;
  const named = given.map((name) => NAMES[name]).join(', ');
  throw new UsageError(
    'bad-flag',
    `${named} ${given.length === 1 ? 'is' : 'are'} about reading the live account, and ${instead} is read instead. Leave out one of the two.`,
  );
}

export function liveOptionsOf(flags: LiveFlags): LiveOptions {
  const options: LiveOptions = {};
  if (flags.assumeRole !== undefined) options.credentials = { assumeRole: flags.assumeRole };
  if (flags.site !== undefined) options.site = flags.site;
  if (flags.qps !== undefined) options.limits = { qps: flags.qps };
  if (flags.kubeconfig !== undefined) options.kubeconfig = { files: [flags.kubeconfig] };
  if (flags.temporaryKubeconfig !== undefined) options.temporaryKubeconfig = flags.temporaryKubeconfig;
  if (flags.endpoint !== undefined) options.override = overrideOf(flags.endpoint);
  return options;
}

function overrideOf(endpoint: string): NonNullable<LiveOptions['override']> {
  const url = /^(https?):\/\/([^/]+)\/?$/.exec(endpoint);
  if (url === null)
    throw new UsageError('bad-flag', `--endpoint ${endpoint} is not of the form http(s)://host[:port].`);
  return { endpoint: url[2] as string, protocol: url[1] as 'http' | 'https' };
}

function toRate(value: string): number {
  const rate = Number(value);
  if (!Number.isFinite(rate) || rate <= 0)
    throw new UsageError('bad-flag', `--qps ${value} is not a rate: give a number above 0.`);
  return rate;
}
