/** Everything a set-up script says, it says in Chinese and in English: we do not know yet who is reading. */

export function say(chinese, english) {
  console.log(`▶ ${chinese} · ${english}`);
}

export function complain(chinese, english) {
  console.error(`✗ ${chinese}\n  ${english}`);
}
