import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A checkout with the real bin/ and a product that tells what became of it. */
let checkout: string;

const MAIN = `export async function main(argv) {
  if (argv[0] === 'wait') {
    process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(7); });
    console.log('waiting');
    await new Promise((done) => setTimeout(done, 20_000));
  }
  if (argv[0] === 'hang') await new Promise(() => {});
  if (argv[0] === 'die') process.kill(process.pid, 'SIGKILL');
  console.log(JSON.stringify({ node: process.versions.node, argv }));
  return 3;
}
`;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), text);
}

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'demarc-bin-'));
  cpSync(join(root, 'bin'), join(checkout, 'bin'), { recursive: true });
  write('package.json', '{ "type": "module" }');
  write('dist/cli/main.js', MAIN);
  // Makes the Node.js that loads it look old; the one that is handed over to does not load it.
  write('old.cjs', "Object.defineProperty(process.versions, 'node', { value: '20.19.0' });");
});

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

function bringNode(path: string): void {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  symlinkSync(process.execPath, join(checkout, path));
}

const command = () => join(checkout, 'bin/demarc');
const onOldNode = () => ['--require', join(checkout, 'old.cjs'), command()];
const run = (args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

describe('test/bin', () => {
  it('is written in the syntax of Node.js 8, so that an old one can say what is wrong', () => {
    const text = readFileSync(join(root, 'bin/demarc'), 'utf8');
    expect(() => parse(text, { ecmaVersion: 2017, sourceType: 'script', allowHashBang: true })).not.toThrow();
  });

  it('runs the product and ends with its exit code', () => {
    const { status, stdout } = run([command(), 'one', '--two']);
    expect(JSON.parse(stdout)).toEqual({ node: process.versions.node, argv: ['one', '--two'] });
    expect(status).toBe(3);
  });

  it('does not take an end without an answer for success', () => {
    const { status, stderr } = run([command(), 'hang']);
    expect({ status, stderr }).toEqual({
      status: 70,
      stderr: 'demarc: this is our bug, not your mistake: it ended before it was done\n',
    });
  });

  it.each(['node_modules/.bin/node', `node_modules/node-linux-${process.arch}/bin/node`])(
    'hands over from an old Node.js to %s, with the arguments and the exit code',
    (place) => {
      bringNode(place);
      const { status, stdout } = run([...onOldNode(), 'one', '', 'a b']);
      expect(JSON.parse(stdout)).toEqual({ node: process.versions.node, argv: ['one', '', 'a b'] });
      expect(status).toBe(3);
    },
  );

  it('finds the Node.js that npm installed beside the package', () => {
    const place = join(checkout, 'node_modules/demarc');
    for (const part of ['bin', 'dist', 'package.json'])
      cpSync(join(checkout, part), join(place, part), { recursive: true });
    const args = ['--require', join(checkout, 'old.cjs'), join(place, 'bin/demarc')];
    expect(run(args).stderr).toMatch(
      /: install a newer one, or let npm bring one: `npm install node\S*@24` in .*\n$/,
    );
    bringNode('node_modules/.bin/node');
    expect(run(args).status).toBe(3);
  });

  it('passes a signal on to the Node.js it handed over to', async () => {
    bringNode('node_modules/.bin/node');
    const child = spawn(process.execPath, [...onOldNode(), 'wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      if (output === 'waiting\n') child.kill('SIGTERM');
    });
    const code = await new Promise((done) => child.on('close', done));
    expect({ code, output }).toEqual({ code: 7, output: 'waiting\nasked to stop\n' });
  });

  it('dies of the signal that the Node.js it handed over to died of', () => {
    bringNode('node_modules/.bin/node');
    expect(run([...onOldNode(), 'die']).signal).toBe('SIGKILL');
  });

  it('says in one line what to do on an old Node.js when there is no other', () => {
    const { status, stdout, stderr } = run(onOldNode());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^demarc needs Node\.js 24\.15 or newer and this is 20\.19\.0: .*`npm ci`.*\n$/);
  });

  it('does not hand over for ever', () => {
    bringNode('node_modules/.bin/node');
    const { status, stderr } = spawnSync(process.execPath, onOldNode(), {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: `--require ${join(checkout, 'old.cjs')}` },
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^demarc needs Node\.js.*\n$/);
  });

  it('says in one line what to do when it is not built', () => {
    rmSync(join(checkout, 'dist'), { recursive: true });
    const { status, stderr } = run([command(), '--help']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^demarc is not built yet: .*`npm run demo` or `npm run build`.*\n$/);
  });
});
