/** A tree that is written in a style of its own at every node. */
type Tree = string | number | boolean | null | Tree[] | { [name: string]: Tree };

/** How one file is written. */
interface Style {
  step: number;
  dash: number;
  lineEnd: string;
  comments: boolean;
  flow: number;
}

/** Writes random manifests, in every layout that people and programs use. */
export class ManifestWriter {
  private readonly random: () => number;
  private style: Style = { step: 2, dash: 0, lineEnd: '\n', comments: true, flow: 0 };
  private anchors = 0;

  constructor(random: () => number) {
    this.random = random;
  }

  file(): string {
    if (this.chance(0.15)) return this.json(this.object());
    this.style = {
      step: this.one([2, 2, 4, 3]),
      dash: this.one([0, 0, 2, 4]),
      lineEnd: this.one(['\n', '\n', '\r\n']),
      comments: this.chance(0.7),
      flow: this.one([0, 0.1, 0.5]),
    };
    const documents = Array.from({ length: 1 + this.below(3) }, () => this.document());
    const text = (this.chance(0.1) ? '\ufeff' : '') + documents.join(`---${this.style.lineEnd}`);
    return this.chance(0.2) ? text.replace(/[\r\n]+$/, '') : text;
  }

  private json(tree: Tree): string {
    const indent = this.one([0, 2, 4, '\t']);
    const text = JSON.stringify(tree, null, indent) + (this.chance(0.8) ? '\n' : '');
    return this.chance(0.2) ? text.replaceAll('\n', '\r\n') : text;
  }

  private document(): string {
    this.anchors = 0;
    const text = `${this.comment(0)}${this.block(this.object(), 0).join(this.style.lineEnd)}${this.style.lineEnd}`;
    return this.chance(0.2) ? text + this.style.lineEnd + this.comment(0) : text;
  }

  private object(): { [name: string]: Tree } {
    if (this.chance(0.1)) return { apiVersion: 'v1', kind: 'List', items: [this.object(), this.object()] };
    if (this.chance(0.1)) return { apiVersion: 'v1', kind: 'Namespace', metadata: this.metadata() };
    if (this.chance(0.1))
      return {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: this.metadata(),
        spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
      };
    if (this.chance(0.3))
      return { apiVersion: 'v1', kind: 'Pod', metadata: this.metadata(), spec: this.pod() };
    const template = { metadata: { labels: { app: 'web' } }, spec: this.pod() };
    const spec = this.shuffled({ replicas: 2, template, selector: { matchLabels: { app: 'web' } } });
    return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: this.metadata(), spec };
  }

  private metadata(): Tree {
    const metadata: { [name: string]: Tree } = { name: `n${this.below(1000)}` };
    if (this.chance(0.4)) metadata.labels = this.one<Tree>([null, {}, { app: 'web' }]);
    if (this.chance(0.4)) metadata.annotations = this.one<Tree>([null, {}, { note: 'a: b #c' }]);
    return metadata;
  }

  private pod(): Tree {
    const pod: { [name: string]: Tree } = {
      containers: Array.from({ length: 1 + this.below(3) }, (_, index) => this.container(index)),
    };
    if (this.chance(0.3)) pod.initContainers = [this.container(9)];
    for (const name of ['hostPID', 'hostIPC', 'shareProcessNamespace'])
      if (this.chance(0.2)) pod[name] = this.chance(0.7);
    if (this.chance(0.4))
      pod.securityContext = this.one<Tree>([
        null,
        {},
        { runAsUser: 1000 },
        { runAsUser: 0 },
        { runAsNonRoot: false, runAsUser: 7 },
        { seccompProfile: { type: 'Unconfined' } },
        { seccompProfile: null },
      ]);
    return this.shuffled(pod);
  }

  private container(index: number): Tree {
    const container: { [name: string]: Tree } = {
      name: `c${index}`,
      image: this.one(['nginx:1.27', 'nginx', 'registry.example.com:5000/a/b:v1']),
    };
    if (this.chance(0.4))
      container.args = this.one<Tree>([[], ['--a', 'b: c'], ['# no comment'], ['set -e\necho "x"\n']]);
    if (this.chance(0.4))
      container.env = [{ name: 'MODE', value: this.one(['on', "it's", 'x\n\n', 'a\nb']) }];
    if (this.chance(0.3)) container.imagePullPolicy = this.one<Tree>(['IfNotPresent', null, 'Always']);
    if (this.chance(0.6)) container.securityContext = this.context();
    return this.shuffled(container);
  }

  private context(): Tree {
    if (this.chance(0.3)) return this.one<Tree>([null, {}]);
    const context: { [name: string]: Tree } = {};
    if (this.chance(0.3)) context.privileged = this.chance(0.5);
    if (this.chance(0.3)) context.runAsUser = this.one([0, 1, 10_001]);
    if (this.chance(0.2)) context.allowPrivilegeEscalation = this.one<Tree>([true, false, null]);
    if (this.chance(0.4))
      context.capabilities = this.one<Tree>([
        null,
        {},
        { drop: [] },
        { drop: null },
        { drop: ['NET_RAW'] },
        { drop: ['KILL', 'CHOWN'], add: ['NET_BIND_SERVICE'] },
        { add: ['SYS_ADMIN'] },
      ]);
    if (this.chance(0.2)) context.readOnlyRootFilesystem = false;
    return context;
  }

  private block(tree: { [name: string]: Tree }, column: number): string[] {
    const lines = Object.entries(tree).flatMap(([name, value]) => this.member(name, value, column));
    return lines.length > 0 ? lines : [`${' '.repeat(column)}{}`];
  }

  private member(name: string, value: Tree, column: number): string[] {
    const lead = `${' '.repeat(column)}${this.name(name)}:`;
    const anchor = this.chance(0.02) ? ` &a${this.anchors++}` : '';
    const rest = this.remark();
    if (value === null) return [`${lead}${this.one(['', ' null', ' ~'])}${rest}`];
    if (typeof value !== 'object') return this.scalarLines(`${lead}${anchor}`, value, column);
    if (Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0)
      return [`${lead} ${Array.isArray(value) ? '[]' : '{}'}${rest}`];
    if (this.chance(this.style.flow) && isFlat(value))
      return [`${lead}${anchor} ${this.flow(value, column)}${rest}`];
    const between = this.style.comments && this.chance(0.1) ? [this.comment(column + 1).trimEnd()] : [];
    if (!Array.isArray(value))
      return [`${lead}${anchor}${rest}`, ...between, ...this.block(value, column + this.style.step)];
    const items = value.flatMap((item) => this.item(item, column + this.style.dash));
    return [`${lead}${anchor}${rest}`, ...between, ...items];
  }

  private item(value: Tree, column: number): string[] {
    const dash = `${' '.repeat(column)}-`;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      if (this.chance(this.style.flow) && isFlat(value)) return [`${dash} ${this.flow(value, column)}`];
      const gap = this.one([1, 1, 1, 3]);
      const [first = '', ...others] = this.block(value, column + 1 + gap);
      if (first.trimStart().startsWith('#')) return [dash, first, ...others];
      return [`${dash}${' '.repeat(gap)}${first.trimStart()}`, ...others];
    }
    return this.scalarLines(dash, value as string, column);
  }

  private scalarLines(lead: string, value: string | number | boolean, column: number): string[] {
    if (typeof value !== 'string' || !value.includes('\n'))
      return [`${lead} ${this.scalar(value)}${this.remark()}`];
    // The chomping that keeps this text.
    const kept = value.endsWith('\n\n') ? '+' : value.endsWith('\n') ? '' : '-';
    const body = value.replace(/\n$/, '').split('\n');
    const indent = ' '.repeat(column + 1 + this.below(3));
    return [`${lead} |${kept}`, ...body.map((line) => (line === '' ? '' : indent + line))];
  }

  private flow(value: Tree, column: number): string {
    if (typeof value !== 'object' || value === null) return value === null ? 'null' : this.scalar(value);
    const wide = this.chance(0.2);
    const space = wide ? `${this.style.lineEnd}${' '.repeat(column + 4)}` : '';
    const inner = Array.isArray(value)
      ? value.map((item) => this.flow(item, column + 2))
      : Object.entries(value).map(([name, item]) => `${this.name(name)}: ${this.flow(item, column + 2)}`);
    const comma = this.chance(0.1) && inner.length > 0 ? ',' : '';
    const body = inner.join(wide ? `,${space}` : ', ');
    return Array.isArray(value) ? `[${space}${body}${comma}]` : `{${space}${body}${comma}}`;
  }

  private scalar(value: string | number | boolean): string {
    if (typeof value !== 'string') return String(value);
    const isPlain =
      /^[A-Za-z][\w./:-]*$/.test(value) &&
      !['on', 'null', 'true', 'false'].includes(value) &&
      !value.endsWith(':');
    if (isPlain && this.chance(0.6)) return value;
    return this.chance(0.5) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
  }

  private name(name: string): string {
    return this.chance(0.05) ? JSON.stringify(name) : name;
  }

  private remark(): string {
    return this.style.comments && this.chance(0.1)
      ? `${' '.repeat(1 + this.below(3))}# remark ${this.below(1000)}`
      : '';
  }

  private comment(column: number): string {
    if (!this.style.comments || this.chance(0.6)) return '';
    return `${' '.repeat(column)}# comment ${this.below(1000)}${this.style.lineEnd}`;
  }

  private shuffled(tree: { [name: string]: Tree }): { [name: string]: Tree } {
    if (this.chance(0.5)) return tree;
    return Object.fromEntries(
      Object.entries(tree)
        .map((entry) => [this.random(), entry] as const)
        .sort(([a], [b]) => a - b)
        .map(([, entry]) => entry),
    );
  }

  private one<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  private below(count: number): number {
    return Math.floor(this.random() * count);
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }
}

/** Texts of several lines cannot stand in brackets as this writer writes them. */
function isFlat(value: Tree): boolean {
  return !JSON.stringify(value).includes('\\n');
}
