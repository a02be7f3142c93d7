interface Rule {
  readonly program: RegExp;
  /** Ends where the value begins. */
  readonly flag: RegExp;
  readonly value: RegExp;
}

const VALUE = /"([^"]{3,})|'([^']{3,})|([^\s"'-]\S{2,})/y;
const USER_AND_PASSWORD = /["']?([^\s:"']+:\S+)/y;
// Servers, exporters and the like are no clients: their `-p…` is a port or a path.
const NO_CLIENT = '(?!d(?!ump)|s(?![\\w-])|[\\w-]{0,40}(?:exporter|operator|server|proxy|router|express))';

// Programs that take a secret by a flag of one letter.
const RULES: readonly Rule[] = [
  {
    program: new RegExp(`\\b(?:(?:mysql|mariadb|mongo)${NO_CLIENT}[\\w-]*|sshpass|cqlsh|rabbitmqadmin)`),
    // Of other programs in the same script these are whole words.
    flag: /\s["']?-p(?!(?:ort|ath|rotocol)\b)[\s=]*/g,
    value: VALUE,
  },
  {
    program:
      /\b(?:docker|podman|nerdctl|buildah|skopeo|crane|oras|regctl|helm|az|oc)\s+(?:(?!(?:run|create|compose|exec)\s)\S+\s+){0,6}?login(?![\w-])/,
    flag: /\s["']?-p[\s=]*/g,
    value: VALUE,
  },
  { program: /\bredis-cli\b/, flag: /\s-a\s+/g, value: VALUE },
  { program: /\bsqlcmd\b/, flag: /\s-P\s*/g, value: VALUE },
  { program: /\bldap(?:search|add|modify|delete|passwd|whoami)\b/, flag: /\s-w\s*/g, value: VALUE },
  { program: /\b(?:curl|wget)\b/, flag: /\s(?:-u\s*|--user[\s=]+)/g, value: USER_AND_PASSWORD },
];
const ANY_PROGRAM =
  /mysql|mariadb|mongo|sshpass|cqlsh|rabbitmqadmin|login|redis-cli|sqlcmd|ldap|curl|wget|-stdin|chpasswd|sudo/;
const PROGRAM_WORD =
  /(?:^|\/)(?:(?:mysql|mariadb|mongo|ldap)[\w-]*|sshpass|cqlsh|rabbitmqadmin|redis-cli|sqlcmd|curl|wget|docker|podman|nerdctl|buildah|skopeo|crane|oras|regctl|helm|az|oc|login)$/;
const PORTS = /^\d+:\d+/;

/** Whether a word of a command line decides what the flags after it mean. */
export function isProgramWord(word: string): boolean {
  return word.length < 200 && PROGRAM_WORD.test(word);
}

/** The values that command lines in a text give to programs as passwords; some only refer to one. */
export function passwordsOf(text: string): string[] {
  return ANY_PROGRAM.test(text) ? [...byFlag(text), ...byInput(text)] : [];
}

function byFlag(text: string): string[] {
  const found: string[] = [];
  for (const { 0: command, index } of text.matchAll(/[^|;&]+/g))
    for (const rule of RULES) found.push(...valuesBy(rule, text, command, index));
  return found;
}

function valuesBy({ program, flag, value }: Rule, text: string, command: string, start: number): string[] {
  const named = program.exec(command);
  if (named === null) return [];
  const from = named.index + named[0].length;
  return [...command.slice(from).matchAll(flag)].flatMap(({ 0: before, index }) => {
    // Read from the whole text, for a password may hold what would end a command.
    value.lastIndex = start + from + index + before.length;
    const [, ...groups] = value.exec(text) ?? [];
    return groups.filter((group) => group !== undefined && !PORTS.test(group));
  });
}

const READER = /\bpasswd\s[^|;&]{0,200}?--stdin\b|\bchpasswd\b|--?[a-z]{1,20}-stdin\b|\bsudo\s+-S\b/;
const PRINTED = /^(?:.*[^\w-])?(?:echo|printf)\s+(?:-[neE]+\s+)*(.*)$/;
const HERE = /<<<\s*(?:"([^"]{3,})|'([^']{3,})|([^\s"']{3,}))/;

/** `echo … | passwd --stdin`, `passwd --stdin <<< …`. */
function byInput(text: string): string[] {
  return text.replaceAll('\\\n', '  ').split('\n').flatMap(inputOf);
}

function inputOf(line: string): string[] {
  const reader = READER.exec(line);
  if (reader === null) return [];
  const here = HERE.exec(line.slice(reader.index))?.slice(1) ?? [];
  const pipe = line.lastIndexOf('|', reader.index);
  const printed = PRINTED.exec(line.slice(0, Math.max(pipe, 0)))?.[1]?.trim() ?? '';
  const bare = printed.replace(/"[^"]*"|'[^']*'/g, '');
  const unquoted = /^(["'])(.*)\1$/.exec(printed)?.[2] ?? printed;
  // What was printed before another command is not what is read.
  const values = /[;&]/.test(bare) || unquoted.length < 3 ? here : [...here, unquoted];
  return values.filter((value) => value !== undefined);
}
