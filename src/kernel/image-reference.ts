/** An image reference as a container runtime resolves it: nothing is left to a default. */
export interface ImageReference {
  /** Host and port, in lower case; Docker Hub where the text names none. */
  readonly registry: string;
  /** Path in the registry: `library/nginx`. */
  readonly repository: string;
  /** As it was written; without one and without a digest the runtime takes `latest`. */
  readonly tag: string | undefined;
  /** `sha256:…`; what is pulled where there is a tag too. */
  readonly digest: string | undefined;
}

/** What the runtimes call Docker Hub. */
export const DOCKER_HUB = 'docker.io';

// The grammar is that of the reference library which the kubelet and containerd share.
const REGISTRY =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[A-Fa-f0-9:]+\])(?::[0-9]+)?$/;
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const REST = new RegExp(
  `^(${COMPONENT}(?:/${COMPONENT})*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}))?$`,
);
// Of such a text nobody can tell whether it is a name or the id of a local image.
const IMAGE_ID = /^[a-f0-9]{64}$/;
const LONGEST_REPOSITORY = 255;
const LONGEST = 1024;

// The images of a fleet repeat a thousandfold; hostile ones could go on for ever.
const REMEMBERED = 20_000;
const answers = new Map<string, ImageReference | null>();

/** The reference that an image text stands for; undefined where no runtime accepts it. */
export function parseImageReference(text: string): ImageReference | undefined {
  let answer = answers.get(text);
  if (answer === undefined) {
    answer = parse(text) ?? null;
    if (answers.size < REMEMBERED && text.length < LONGEST) answers.set(text, answer);
  }
  return answer ?? undefined;
}

function parse(text: string): ImageReference | undefined {
  if (text.length > LONGEST || IMAGE_ID.test(text)) return undefined;
  const { registry, rest } = split(text);
  if (!REGISTRY.test(registry)) return undefined;
  const [, path, tag, digest] = REST.exec(rest) ?? [];
  if (path === undefined) return undefined;
  const repository = registry === DOCKER_HUB && !path.includes('/') ? `library/${path}` : path;
  if (repository.length > LONGEST_REPOSITORY) return undefined;
  return { registry: registry.toLowerCase(), repository, tag, digest };
}

/** The first part of a path is a registry only where it could be nothing else. */
function split(text: string): { registry: string; rest: string } {
  const slash = text.indexOf('/');
  const first = slash < 0 ? '' : text.slice(0, slash);
  const rest = text.slice(slash + 1);
  if (first === 'index.docker.io') return { registry: DOCKER_HUB, rest };
  // A repository has no upper case, so that such a name has to be a registry's.
  const isRegistry = /[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first;
  return isRegistry ? { registry: first, rest } : { registry: DOCKER_HUB, rest: text };
}

/** The tag that is pulled; empty where a digest alone says what. */
export function effectiveTag({ tag, digest }: ImageReference): string {
  return tag ?? (digest === undefined ? 'latest' : '');
}

/** `imagePullPolicy` as the API server fills it in: the tag `latest` counts even beside a digest. */
export function defaultPullPolicy(image: ImageReference): 'Always' | 'IfNotPresent' {
  return effectiveTag(image) === 'latest' ? 'Always' : 'IfNotPresent';
}
