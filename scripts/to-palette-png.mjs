// A PNG of at most 256 colours: a picture of a page has few, and takes a third of the bytes so.
import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';

/** `blank`: a page of a browser, which reads the picture and chooses the colours. */
export async function toPalettePng(blank, png) {
  const { width, height, palette, pixels } = await blank.evaluate(toPalette, png.toString('base64'));
  const rows = Buffer.from(pixels, 'base64');
  const filtered = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.copy(filtered, y * (width + 1) + 1, y * width, (y + 1) * width);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, each an index into the palette.
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    toChunk('IHDR', header),
    toChunk('PLTE', Buffer.from(palette)),
    toChunk('IDAT', deflateSync(filtered, { level: 9, memLevel: 9 })),
    toChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** PNG, third edition, section 5.3: length, type, data, and the checksum of type and data. */
function toChunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}

/**
 * Runs in the browser. The colours that most pixels have stay as they are, and so do rare ones that resemble none of those;
 * each other becomes the nearest of them.
 */
async function toPalette(base64) {
  const { document, Image, FileReader, Blob } = globalThis;
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const { width, height } = image;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const drawing = canvas.getContext('2d');
  drawing.drawImage(image, 0, 0);
  const { data } = drawing.getImageData(0, 0, width, height);
  const colours = new Uint32Array(width * height);
  const counts = new Map();
  for (let at = 0; at < colours.length; at += 1) {
    const colour = (data[at * 4] << 16) | (data[at * 4 + 1] << 8) | data[at * 4 + 2];
    colours[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const partsOf = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const distance = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || a - b).map(([colour]) => partsOf(colour));
  const kept = sorted.slice(0, 160);
  for (const parts of sorted.slice(160))
    if (kept.length < 256 && kept.every((other) => distance(other, parts) > 300)) kept.push(parts);
  const indexOf = new Map();
  for (const colour of counts.keys()) {
    const parts = partsOf(colour);
    let best = 0;
    for (let index = 1; index < kept.length; index += 1)
      if (distance(kept[index], parts) < distance(kept[best], parts)) best = index;
    indexOf.set(colour, best);
  }
  const reader = new FileReader();
  reader.readAsDataURL(new Blob([Uint8Array.from(colours, (colour) => indexOf.get(colour))]));
  await new Promise((resolve) => (reader.onload = resolve));
  return { width, height, palette: kept.flat(), pixels: reader.result.split(',')[1] };
}
