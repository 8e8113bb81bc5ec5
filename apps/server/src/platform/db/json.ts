/**
 * JSON that PostgreSQL takes: half of a surrogate pair (an emoji cut in two) and NUL, which jsonb refuses, become the replacement character.
 * `JSON.stringify` writes both as escapes, and nothing else as these.
 */
export const storableJson = (value: unknown): string => {
  const text = JSON.stringify(value)
  if (!text.includes('\\ud') && !text.includes('\\u0000')) return text
  return text.replace(/\\(?:u(?:d[89a-f][\da-f]{2}|0000)|.)/g, (part) => (part.length > 2 ? '\ufffd' : part))
}
