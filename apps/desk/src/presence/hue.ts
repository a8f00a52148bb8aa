/** How many hues people have; see `Avatar.module.css` and the text's `Others.module.css`. */
const hues = 6

/** The same hue for the same name on every device. */
export function hueOf(name: string): number {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997
  return sum % hues
}
