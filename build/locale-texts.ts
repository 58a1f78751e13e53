/** One file of `locales/`. */
export interface Texts {
  readonly file: string
  /** '' for the customer's screens. */
  readonly group: string
  readonly language: string
  readonly texts: Readonly<Record<string, string>>
}

/** The key a plural form belongs to: the screens know only this one. */
export function baseKey(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '')
}

/** The names between the double braces, each once, in order. */
export function placeholders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? ''))].toSorted()
}

/** Every language has every text, with the same placeholders, and the plural forms its grammar asks for. */
export function checkTexts(files: readonly Texts[], languages: readonly string[]): readonly string[] {
  return [...new Set(files.map(({ group }) => group))].flatMap((group) => {
    const members = files.filter((file) => file.group === group)
    const missing = languages.filter((language) => !members.some((file) => file.language === language))
    const reference = members.find(({ language }) => language === 'ja')
    return [
      ...missing.map((language) => `locales/${group === '' ? '' : `${group}.`}${language}.json: is missing`),
      ...(reference ? members.flatMap((file) => [...checkFile(file), ...compare(reference, file)]) : []),
    ]
  })
}

function checkFile({ file, language, texts }: Texts): readonly string[] {
  const keys = Object.keys(texts)
  const empty = keys.filter((key) => typeof texts[key] !== 'string' || texts[key].trim() === '')
  const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const plurals = [...new Set(keys.filter((key) => baseKey(key) !== key).map(baseKey))]
  const lacking = plurals.flatMap((base) => wanted.map((form) => `${base}_${form}`)).filter((key) => !keys.includes(key))
  return [...empty.map((key) => `${file}: ${key}: has no text`), ...lacking.map((key) => `${file}: ${key}: is missing`)]
}

function compare(reference: Texts, file: Texts): readonly string[] {
  const expected = byBase(reference.texts)
  const present = byBase(file.texts)
  const missing = [...expected.keys()].filter((key) => !present.has(key))
  const unknown = [...present.keys()].filter((key) => !expected.has(key))
  const different = Object.entries(file.texts).filter(([key, text]) => {
    const names = expected.get(baseKey(key))
    return names !== undefined && names !== String(placeholders(text))
  })
  return [
    ...missing.map((key) => `${file.file}: ${key}: is missing`),
    ...unknown.map((key) => `${file.file}: ${key}: is not in ${reference.file}`),
    ...different.map(([key]) => `${file.file}: ${key}: has other placeholders than ${reference.file}`),
  ]
}

function byBase(texts: Texts['texts']): ReadonlyMap<string, string> {
  return new Map(Object.entries(texts).map(([key, text]) => [baseKey(key), String(placeholders(text))]))
}
