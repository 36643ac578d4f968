/** 二维码: as squares of black, so that it stays sharp at any size. */
import qrcode from 'qrcode';
import type { Sheet } from './sheet.js';

export function qrCode(sheet: Sheet, text: string, x: number, y: number, size: number): void {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const unit = size / modules.size;
  sheet.within(
    'Figure',
    () => {
      for (let row = 0; row < modules.size; row++)
        for (let column = 0, length = 0; column <= modules.size; column++) {
          if (column < modules.size && modules.get(row, column)) {
            length++;
            continue;
          }
          if (length > 0)
            sheet.mark({
              ...{ kind: 'area', fill: 'ink', outlined: false },
              ...{ x: x + (column - length) * unit, y: y + row * unit, width: length * unit, height: unit },
            });
          length = 0;
        }
    },
    `二维码：${text}`,
  );
}
