/**
 * The controller of the data as Harmoor's policy names it: printed on the notice, the receipt and every letter. Its
 * e-mail address is not known here; it is a setting, never invented.
 */
export const controller = {
  name: 'Harmoor Vietnam Co., Ltd',
  address:
    'Lot F1 and F2, Nam Dong Phu Industrial Park, Tan Lap Commune, Dong Phu District, Binh Phuoc Province, Vietnam',
  phone: '0925186878',
} as const
