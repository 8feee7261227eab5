const isLetter = (char: string) => /\p{L}/u.test(char)

/** After how many letters each word of a name ends, but for the last. */
function endsOf(name: string): Set<number> {
  let letters = 0
  return new Set(
    name
      .split(' ')
      .slice(0, -1)
      .map(word => {
        letters += [...word].filter(isLetter).length
        return letters
      }),
  )
}

/**
 * [REC18] A printed name with the blanks of its zone: there a filler is a character of its own, while a blank in print is a guess
 * from the gap between two letters. Hyphens and apostrophes, which zones have not, stay as printed. Unchanged where the zone
 * has another number of letters: it spells one in two, or had no room.
 */
export function dividedAs(printed: string, zone: string): string {
  const chars = [...printed.normalize('NFC')]
  if (chars.filter(isLetter).length !== [...zone].filter(isLetter).length) return printed
  const ends = endsOf(zone)
  let [text, letters] = ['', 0]
  for (const char of chars.filter(one => one !== ' ')) {
    const before = text.at(-1) ?? ''
    if (isLetter(char) && isLetter(before) && ends.has(letters)) text += ' '
    text += char
    if (isLetter(char)) letters += 1
  }
  return text
}
