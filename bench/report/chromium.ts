/** The yardstick of who prints HTML: the same words in the same headings, tables and figures, laid out and printed by headless Chromium. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Mark, Page } from '../../reports/sheet.js';
import type { Part } from '../../reports/structure.js';
import { projectRoot } from '../../src/project-root.js';

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

interface Printer {
  /** The pages, or an empty one: from start to end of the program. */
  print(pages: boolean): Promise<void>;
  end(): void;
}

export function chromiumPrints(pages: readonly Page[]): Printer {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-chromium-'));
  const file = (name: string): string => join(folder, name);
  const pdf = file('report.pdf');
  writeFileSync(file('report.html'), htmlOf(pages));
  writeFileSync(file('empty.html'), '<!doctype html>');
  const flags = [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
    ...['--disable-background-networking', '--disable-component-update', '--no-pdf-header-footer'],
    ...[`--user-data-dir=${file('profile')}`, `--print-to-pdf=${pdf}`],
  ];
  return {
    async print(pages) {
      rmSync(pdf, { force: true });
      await promisify(execFile)(CHROMIUM!, [...flags, pathToFileURL(file(pages ? 'report.html' : 'empty.html')).href]);
      if (statSync(pdf).size < (pages ? 100_000 : 100)) throw new Error('Chromium printed next to nothing');
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const TAGS = { Document: 'body', H1: 'h1', H2: 'h2', P: 'p', Table: 'table', TR: 'tr', TH: 'th', TD: 'td' } as const;

const font = (file: string): string => pathToFileURL(join(projectRoot, 'reports/fonts', file)).href;
const STYLE = `
  @font-face { font-family: song; src: url(${font('NotoSerifSC-Regular.ttf')}) }
  @font-face { font-family: hei; src: url(${font('NotoSansSC-Medium.ttf')}) }
  @page { size: A4; margin: 37mm 26mm 35mm 28mm }
  body { font: 16pt/1.81 song; margin: 0 } h1, h2, th { font: 16pt hei } table { border-collapse: collapse; width: 100% }
  td, th { border: 0.3pt solid; font-size: 9pt; line-height: 1.38; padding: 3pt } svg { display: block }`;

/** The parts of the pages as elements, each with its words; a figure with its areas. */
function htmlOf(pages: readonly Page[]): string {
  let html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${STYLE}</style>`;
  let path: readonly Part[] = [];
  let top = 0;
  const go = (to: readonly Part[]): void => {
    const common = path.findIndex((part, at) => part !== to[at]);
    const kept = common < 0 ? path.length : common;
    for (const part of path.slice(kept).toReversed())
      html += part.role === 'Figure' ? '</svg>' : `</${TAGS[part.role]}>`;
    for (const part of to.slice(kept))
      html += part.role === 'Figure' ? '<svg width="442pt" height="300pt">' : `<${TAGS[part.role]}>`;
    path = to;
  };
  for (const { marks } of pages)
    for (const mark of marks) {
      if (!mark.part) continue;
      if (mark.part !== path.at(-1)) {
        go(mark.part.path);
        top = mark.kind === 'text' ? mark.baseline - 9 : mark.kind === 'area' ? mark.y : mark.y1;
      }
      html += shown(mark, top);
    }
  go([]);
  return html;
}

/** @param top where the mark's figure begins on its page. */
function shown(mark: Mark, top: number): string {
  if (mark.part!.role !== 'Figure') return mark.kind === 'text' ? escaped(mark.text) : '';
  if (mark.kind === 'text') return `<text x="${mark.x}" y="${mark.baseline - top}">${escaped(mark.text)}</text>`;
  if (mark.kind === 'line') return '';
  return `<rect x="${mark.x}" y="${mark.y - top}" width="${mark.width}" height="${mark.height}"/>`;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
