/** Contact sheets: the pictures of one screen side by side in their own size, so that all of it can be looked at in one go. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** As `look` names its pictures: what, which colours, how wide, and whether with what is scrolled to. */
const PICTURE = /^(.+)-(light|dark|forced)-(\d+)(-whole)?\.png$/;
/** Of a sheet, CSS pixels. */
const WIDTH = 1960;

/**
 * Writes a sheet of the themes and one of the system's own colours for each screen pictured in a folder. Returns how many
 * there are; those that are newer than all their pictures stay as they are.
 */
export async function writeSheets(folder: string, executablePath: string): Promise<number> {
  const sheets = new Map<string, string[]>();
  const files = readdirSync(folder);
  for (const file of files.toSorted((a, b) => orderOf(a) - orderOf(b))) {
    const [, name, scheme, width, whole] = PICTURE.exec(file) ?? [];
    // The whole shows all that the window does.
    if (!name || (!whole && files.includes(`${name}-${scheme}-${width}-whole.png`))) continue;
    const sheet = `${name}${scheme === 'forced' ? '-forced' : ''}`;
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), file]);
  }
  mkdirSync(join(folder, 'sheets'), { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: 100 } });
    for (const [name, pictures] of sheets) {
      const sheet = join(folder, 'sheets', `${name}.png`);
      if (pictures.every((file) => isNewer(sheet, join(folder, file)))) continue;
      const images = pictures.map(
        (file) => `<img src="data:image/png;base64,${readFileSync(join(folder, file), 'base64')}">`,
      );
      await page.setContent(
        `<body style="margin:8px;display:flex;flex-wrap:wrap;gap:8px;align-items:start;background:#888">${images.join('')}`,
      );
      await page.screenshot({ path: sheet, fullPage: true });
    }
  } finally {
    await browser.close();
  }
  return sheets.size;
}

function isNewer(one: string, other: string): boolean {
  return existsSync(one) && statSync(one).mtimeMs > statSync(other).mtimeMs;
}

/** By width, so that what is alike in size stands side by side; light before dark. */
function orderOf(file: string): number {
  const [, , scheme, width] = PICTURE.exec(file) ?? [];
  return Number(width ?? 0) * 2 + (scheme === 'dark' ? 1 : 0);
}
