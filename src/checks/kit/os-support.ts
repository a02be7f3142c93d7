import { DAY, parseInstant } from '../../kernel/time.ts';

/** The last day on which a vendor publishes security fixes to everybody; null where it names no day. */
const ENDS: readonly (readonly [RegExp, string | null])[] = [
  [/^CentOS (?:Linux )?(?:release )?6\b/i, '2020-11-30'],
  [/^CentOS (?:Linux )?(?:release )?7\b/i, '2024-06-30'],
  [/^CentOS (?:Linux )?(?:release )?8\b/i, '2021-12-31'],
  [/^CentOS Stream (?:release )?8\b/i, '2024-05-31'],
  [/^CentOS Stream (?:release )?9\b/i, '2027-05-31'],
  [/^(?:Alibaba Cloud Linux(?: \(Aliyun Linux\))?|Aliyun Linux) 2\b/i, '2026-03-31'],
  [/^Alibaba Cloud Linux(?: \(Aliyun Linux\))? 3\b/i, '2031-03-31'],
  [/^(?:ContainerOS|LifseaOS)\b/i, null],
  [/^Ubuntu 16\.04\b/i, '2021-04-30'],
  [/^Ubuntu 18\.04\b/i, '2023-05-31'],
  [/^Ubuntu 20\.04\b/i, '2025-05-31'],
  [/^Ubuntu 22\.04\b/i, '2027-04-30'],
  [/^Ubuntu 24\.04\b/i, '2029-04-30'],
  [/^Red Hat Enterprise Linux (?:Server )?7\b/i, '2024-06-30'],
  [/^(?:Red Hat Enterprise Linux|Rocky Linux|AlmaLinux) 8\b/i, '2029-05-31'],
  [/^(?:Red Hat Enterprise Linux|Rocky Linux|AlmaLinux) 9\b/i, '2032-05-31'],
  [/^Anolis OS 7\b/i, '2024-06-30'],
  [/^Debian GNU\/Linux 10\b/i, '2024-06-30'],
  [/^Debian GNU\/Linux 11\b/i, '2026-08-31'],
  [/^Debian GNU\/Linux 12\b/i, '2028-06-30'],
  [/^Windows Server 2012\b/i, '2023-10-10'],
  [/^Windows Server 2016\b/i, '2027-01-12'],
  [/^Windows Server 2019\b/i, '2029-01-09'],
  [/^Windows Server 2022\b/i, '2031-10-14'],
];

/** Image types of pools that name one release; the others are of releases that are still supported. */
const ENDED_TYPES = new Map([
  ['AliyunLinux', '2026-03-31'],
  ['AliyunLinuxSecurity', '2026-03-31'],
  ['CentOS', '2024-06-30'],
]);

/** `ends` is the last instant of support, undefined where none is published; undefined for a release that is not known. */
export function supportOfOs(osImage: string): { ends: number | undefined; day: string } | undefined {
  const found = ENDS.find(([pattern]) => pattern.test(osImage));
  if (found === undefined) return undefined;
  const [, day] = found;
  return day === null ? { ends: undefined, day: '' } : { ends: endOf(day), day };
}

export function endOfImageType(imageType: string): { ends: number; day: string } | undefined {
  const day = ENDED_TYPES.get(imageType);
  return day === undefined ? undefined : { ends: endOf(day), day };
}

function endOf(day: string): number {
  return (parseInstant(day) as number) + DAY - 1;
}
