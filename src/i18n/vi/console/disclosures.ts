/** Headquarters' console: the stores' registers of what state agencies demand and are given. */
export const disclosures = {
  store: 'Cửa hàng',
  all: 'Mọi cửa hàng',
  findHint: 'Cơ quan, căn cứ, số văn bản hoặc số sổ',
}
