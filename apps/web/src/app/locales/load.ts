import type { LoadStrings } from '@/lib/i18n.ts'

const files = import.meta.glob<{ strings: Awaited<ReturnType<LoadStrings>> }>(['./*/*.ts', '!./en/common.ts'])

/** Each area of each language is a file of its own, fetched when it is first needed. */
export const loadLocale: LoadStrings = async (language, area) => {
  const file = files[`./${language}/${area}.ts`]
  if (!file) throw new Error(`no strings for ${language}/${area}`)
  return (await file()).strings
}
