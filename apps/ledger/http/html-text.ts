const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** As text of a page, or of an attribute in quotes: reasons and ids were typed by somebody. */
export function text(value: unknown): string {
  const plain = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return plain.replace(/[&<>"']/g, (one) => ESCAPED[one] ?? one);
}
