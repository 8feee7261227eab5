import type { Gender } from '../../src/domain/member/facts.ts'

/** A seeded source of numbers in [0, 1). */
export type Chance = () => number

/** Mulberry32 (public domain, Tommy Ettinger): 32 bits of state are enough to invent people. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const oneOf = <T>(chance: Chance, from: readonly T[]): T =>
  from[Math.floor(chance() * from.length)] as T

/** Family names with their share of the population in thousandths (rounded from published frequency tables). */
const families = `Nguyễn 315, Trần 110, Lê 95, Phạm 70, Hoàng 26, Huỳnh 25, Phan 45, Vũ 20, Võ 19, Đặng 21, Bùi 20,
  Đỗ 14, Hồ 13, Ngô 13, Dương 10, Lý 5, Đinh 10, Đoàn 9, Trịnh 8, Trương 11, Lâm 7, Mai 7, Đào 8, Cao 6, Hà 6, Tạ 4,
  Lương 6, Lưu 5, Châu 4, Thái 4, Tô 4, Phùng 4, Quách 2, Kiều 2, Nông 3, Vi 2, Ma 1, Giàng 2, Lò 3, Cầm 1, Quàng 1,
  Triệu 3, La 2, Từ 2, Thạch 2, Sơn 1, Kim 1, Danh 1, Chu 3, Nghiêm 2, Doãn 1, Khổng 1, Ông 1, Tống 2, Văn 1, Âu 1`
const middles = {
  female: `Thị 60, Ngọc 8, Thanh 5, Thu 4, Minh 3, Hồng 3, Kim 3, Bích 2, Phương 3, Mỹ 2, Thùy 2, Khánh 2, Ánh 1`,
  male: `Văn 40, Hữu 6, Đức 7, Minh 8, Quốc 5, Thanh 5, Xuân 4, Đình 5, Ngọc 4, Công 3, Quang 4, Anh 3, Trọng 2, Duy 2`,
}
const givens = {
  female: `Anh Hương Lan Linh Mai Hoa Hằng Hà Thảo Trang Ngọc Nga Nhung Oanh Phương Quỳnh Thu Thủy Trâm Tuyết Uyên Vân
    Yến Xuân Dung Diệp Diễm Châu Chi Giang Hạnh Hiền Hoài Huệ Huyền Khánh Liên Loan Ly Mỹ My Nguyệt Như Nhi Phúc Quyên
    Sương Tâm Thắm Thanh Thoa Thúy Thương Tiên Trinh Trúc Tú Vy Ý Ái Ân Băng Bình Cúc Đào Điệp Gấm Hậu Lệ Na Nụ`,
  male: `Anh Hùng Dũng Tuấn Minh Long Nam Phong Quân Sơn Thành Trung Việt Vinh Đức Đạt Hải Hiếu Hoàng Huy Khang Khoa
    Kiên Lâm Lộc Mạnh Nghĩa Nhân Phát Phú Phúc Quang Quốc Quý Tài Tân Thái Thắng Thiện Thịnh Thuận Tiến Toàn Trí Tùng
    Tú Vũ Bảo Bình Cường Công Duy Dương Đăng Điền Giang Hà Khải Khánh Khôi Luân Nguyên Nhật Tâm Tín Trường Văn Ước`,
}
const foreign = `Maria Anna Müller José García François Dubois Søren Ólafur Zoë Kim Jisoo Tanaka Haruto Wang Wei Singh Priya
  Ivanova Olga Smith John O’Brien Seán Nguyen Ngô-Martin Ångström Łukasz Kowalski Çelik Ayşe Novák Jiří Santos João`

const weighted = (table: string): string[] =>
  table.split(',').flatMap(entry => {
    const [name, weight] = entry.trim().split(' ') as [string, string]
    return Array.from({ length: Number(weight) }, () => name)
  })
const words = (list: string) => list.trim().split(/\s+/)

const family = weighted(families)
const middle = { female: weighted(middles.female), male: weighted(middles.male) }
const given = { female: words(givens.female), male: words(givens.male) }
const abroad = words(foreign)

const syllables = (onsets: string, rimes: string) =>
  onsets.split(' ').flatMap(onset => rimes.split(' ').map(rime => onset + rime))
/** Names that few people share, so that the index has its long tail of rare words. */
const rare = syllables('Bl Dr Gr H K Kr M N Pl R S Th Y', 'ang êm ia ok uih ơn alo ưk im oan iêu ăk')

/** An invented full name as the population has them: 97 of 100 Vietnamese, with two to five words. */
export function inventName(chance: Chance, gender: Exclude<Gender, 'unspecified'>): string {
  if (chance() < 0.03) return `${oneOf(chance, abroad)} ${oneOf(chance, abroad)} ${oneOf(chance, rare)}`
  const name = [oneOf(chance, family)]
  if (chance() < 0.15) name.push(oneOf(chance, family))
  if (chance() < 0.95) name.push(oneOf(chance, middle[gender]))
  if (chance() < 0.45) name.push(oneOf(chance, given[gender]))
  name.push(chance() < 0.02 ? oneOf(chance, rare) : oneOf(chance, given[gender]))
  return name.join(' ')
}
