import { type Known, seen, unseen } from '../../kernel/known.ts';
import { gapOf } from '../normalise/reading.ts';

// `image_type` of a pool, and `osImage` as a node reports it. What is in neither list is not guessed at.
const SUPPORTED = [
  /^(?:AliyunLinux|ContainerOS|Ubuntu|RedHat)/,
  /^(?:Alibaba Cloud Linux|Aliyun Linux|ContainerOS|LifseaOS|Ubuntu |Red Hat )/i,
];
const UNSUPPORTED = [
  /^(?:CentOS|Windows)/,
  /^(?:CentOS|Windows|Anolis|Debian|Rocky|AlmaLinux|SUSE|openSUSE|Fedora|Kylin|UOS|UnionTech)/i,
];

/**
 * Whether ACK's automatic repair and upgrade serve this OS. A pool is told by its image type. Of a node the
 * OS it reports has to agree: one that is not supported decides, whichever of the two says so.
 * @param osImage what the node reports; left out for a pool
 * @param runsPoolImage where given, the image type stands in for an unread `osImage` only if this is true
 */
export function isSupportedForAutomation(
  imageType: Known<string>,
  osImage?: Known<string>,
  runsPoolImage?: Known<boolean>,
): Known<boolean> {
  const byType = isSupported(imageType);
  if (osImage === undefined) return byType;
  const byReport = isSupported(osImage);
  if (byReport.known && !byReport.value) return byReport;
  if (!byType.known || !byType.value || byReport.known) return byType;
  // An image type is of the pool as it is now; a node may still run what the pool had before.
  if (osImage.known || (runsPoolImage !== undefined && !isTrue(runsPoolImage))) return byReport;
  return byType;
}

function isSupported(name: Known<string>): Known<boolean> {
  if (!name.known) return name;
  const matches = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(name.value));
  const value = matches(SUPPORTED) ? true : matches(UNSUPPORTED) ? false : undefined;
  if (value !== undefined)
    return { ...seen(value, name.at), ...(name.inferred === undefined ? {} : { inferred: name.inferred }) };
  return unseen(
    gapOf(name.at.source, name.at.ids, 'failed', `${name.value} is no operating system that is known`),
  );
}

function isTrue(field: Known<boolean>): boolean {
  return field.known && field.value;
}
