// The measure of `bench/assess.ts`: reads a file and parses its lines, and does nothing with them.
import { createReadStream } from 'node:fs';

let rest = '';
let count = 0;
for await (const chunk of createReadStream(process.argv[2], { encoding: 'utf8', highWaterMark: 1 << 20 })) {
  let start = 0;
  for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
    JSON.parse(rest + chunk.slice(start, end));
    count += 1;
    rest = '';
    start = end + 1;
  }
  rest += chunk.slice(start);
}
if (count === 0) throw new Error('no line was read');
