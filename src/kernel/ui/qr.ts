import QRCode from 'qrcode';

/** Modules of white around the code that scanners ask for (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code as an SVG drawing with its quiet zone, one unit a module; medium correction (15 %), for print and fold. */
export function qrSvg(text: string): string {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const side = size + 2 * QUIET;
  const path = [...data].flatMap((on, index) => {
    const [x, y] = [(index % size) + QUIET, Math.floor(index / size) + QUIET];
    return on === 0 ? [] : [`M${x} ${y}h1v1h-1z`];
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path.join('')}"/></svg>`
  );
}
