import { pages } from '../checks/pages.generated.ts';
import type { CheckReason } from '../model/scan.ts';

/** Why each check matters, from the first section of its page in each language. */
export function reasonsOf(checks: readonly { id: string }[]): CheckReason[] {
  return checks.flatMap(({ id }) => {
    const [english, chinese] = [...(pages.get(id) ?? '').matchAll(SECTION)].filter(
      ([, title]) => title === 'Why it matters' || title === '为什么重要',
    );
    if (english === undefined || chinese === undefined) return [];
    return [{ check: id, why: { en: textOf(english), 'zh-CN': textOf(chinese) } }];
  });
}

const SECTION = /^## (.+)\n+([\s\S]*?)(?=\n+## |\s*$(?![\s\S]))/gm;

function textOf([, , text = '']: RegExpMatchArray): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
