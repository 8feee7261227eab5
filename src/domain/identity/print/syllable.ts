/**
 * How Vietnamese syllables are written: an onset, a rhyme, a tone on the rhyme. All of the language's names and places
 * are made of them; those of other peoples of the country may not be.
 */
const ONSETS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x'.split(' ')

const RHYMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu ' +
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot ' +
    'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc ui um un ung uôc uôi uôm uôn uông uôt uơ up ut ' +
    'uy uya uych uyên uyêt uynh uyt uynh uyu uê uêch uênh ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ' +
    'y yêm yên yêng yêt yêu oăp uăn uang ua ue uen ueo uet uai uan uanh uat uay uac uach uăng uăt'
  ).split(' '),
)

/** Grave, acute, hook, tilde, dot below, as combining marks; rhymes that end in a stop bear the acute or the dot only. */
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/gu
const STOP = /(?:c|ch|p|t)$/
const STOP_TONES = /^[\u0301\u0323]$/

/** True for what can be a word of Vietnamese: `NGUYỄN`, `Đắk`'s `Đắk` is not, `Huế` is. Case does not matter. */
export function isSyllable(text: string): boolean {
  const marked = text.toLowerCase().normalize('NFD')
  const tones = marked.match(TONE) ?? []
  if (tones.length > 1) return false
  const bare = marked.replace(TONE, '').normalize('NFC')
  return ONSETS.concat('').some(onset => {
    if (!bare.startsWith(onset)) return false
    const rhyme = bare.slice(onset.length)
    if (!RHYMES.has(rhyme)) return false
    return !STOP.test(rhyme) || STOP_TONES.test(tones[0] ?? '')
  })
}
