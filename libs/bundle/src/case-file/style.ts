/** A4 as a file is bound: wider on the left; page numbers by the browser's own print. */
export const STYLE = `
@page { size: A4; margin: 25mm 20mm 22mm 28mm; @bottom-center { content: "第 " counter(page) " 页 · 共 " counter(pages) " 页"; font: 9pt serif; } }
@page :first { @bottom-center { content: ""; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 170mm; color: #000; background: #fff; font: 11pt/1.6 "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
.en { color: #444; font-size: 0.82em; }
h1, h2 { font-family: "Noto Sans CJK SC", SimHei, sans-serif; }
.cover { min-height: 240mm; text-align: center; break-after: page; }
.cover h1 { margin: 22mm 0 4mm; font-size: 30pt; letter-spacing: 0.3em; }
.cover .org { margin-top: 18mm; font-size: 18pt; }
.cover table { margin: 14mm auto 0; width: 150mm; font-size: 12pt; text-align: left; }
.verdict { margin: 8mm auto 0; width: 150mm; padding: 3mm; border: 0.4mm solid #000; text-align: left; }
.contents, .appendix { break-before: page; }
.contents { break-after: page; }
.document { break-before: page; }
.document h2, .contents h2, .appendix h2 { margin: 0 0 4mm; text-align: center; font-size: 18pt; }
.document .number { margin: -2mm 0 4mm; text-align: center; }
.piece { float: right; font-size: 9pt; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 1.2mm 2mm; border: 0.2mm solid #000; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
th { width: 38mm; font-weight: 400; }
thead { display: table-header-group; }
.contents th { width: auto; text-align: center; }
.left { margin: 0; padding-left: 5mm; font-size: 9.5pt; }
.contents td.no, .contents td.page { width: 14mm; text-align: center; }
.event { margin-bottom: 6mm; break-inside: avoid-page; }
.long { break-inside: auto; }
.inner th { width: 32mm; border-width: 0.1mm; }
.list { margin: 0; padding-left: 5mm; }
.seal { font-size: 9pt; }
.hash { font: 8.5pt/1.4 monospace; }
.codes { display: flex; flex-wrap: wrap; gap: 6mm; justify-content: center; }
.codes figure { margin: 0; text-align: center; break-inside: avoid; }
.qr { width: 62mm; height: 62mm; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 8.5pt/1.4 monospace; }
tr { break-inside: avoid-page; }
a { color: inherit; text-decoration: none; }
.verdict { overflow-wrap: anywhere; }
thead th { width: auto; }
td.status { white-space: nowrap; }
@media screen { body { padding: 10mm; } .document, .contents, .cover, .appendix { border-bottom: 0.3mm dashed #888; padding: 8mm 0; } }
`;
